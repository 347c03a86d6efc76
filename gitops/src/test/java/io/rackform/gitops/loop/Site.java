package io.rackform.gitops.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.engine.apply.StopSignal;
import io.rackform.engine.builtin.BuiltInProvider;
import io.rackform.engine.config.Configuration;
import io.rackform.engine.eval.ProviderCatalog;
import io.rackform.engine.eval.VariableInput;
import io.rackform.engine.plan.PlanOptions;
import io.rackform.engine.run.Stack;
import io.rackform.engine.run.StackInputs;
import io.rackform.engine.run.StatePlace;
import io.rackform.gitops.BareRepository;
import io.rackform.gitops.access.GitAccess;
import io.rackform.gitops.access.GitLogins;
import io.rackform.gitops.module.LockFile;
import io.rackform.gitops.module.LockPolicy;
import io.rackform.gitops.module.ModuleCache;
import io.rackform.gitops.module.ModuleListener;
import io.rackform.gitops.source.FolderTree;
import io.rackform.gitops.source.GitFetcher;
import io.rackform.gitops.source.SourceUrl;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.state.LockHandle;
import io.rackform.state.LockOutcome;
import io.rackform.state.LockRequest;
import io.rackform.state.StateOpening;
import io.rackform.state.StateStore;
import io.rackform.state.h2.StateStores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A repository, a state and a shelf: what a reconciler works on. */
final class Site implements AutoCloseable {
    final BareRepository repository;
    final GitFetcher fetcher;
    final ModuleCache modules;
    final Shelf shelf = new Shelf();
    final HandClock clock = new HandClock();
    StopSignal stop = new StopSignal();
    Consumer<ReconcileEvent> onEvent = event -> {};

    private final Path folder;
    private LoopState state;
    private StackVariables variables = StackVariables.NONE;
    private final List<StateStore> opened = new ArrayList<>();
    private final List<ReconcileEvent> events = new CopyOnWriteArrayList<>();

    private Site(Path folder, BareRepository repository, GitAccess access) {
        this.folder = folder;
        this.repository = repository;
        this.fetcher = new GitFetcher(folder.resolve("cache"), access);
        this.modules = new ModuleCache(folder.resolve("modules"), access);
        this.state = new LoopState(new StatePlace(folder, null));
    }

    static Site open(Path folder) throws IOException {
        return new Site(
                folder,
                BareRepository.create(folder.resolve("net.git")),
                GitAccess.of(folder.resolve("home"), Map.of(), GitLogins.NONE));
    }

    ReconcileInputs inputs(ReconcileOptions options) {
        return new ReconcileInputs(
                new SourceUrl(repository.folder().toString(), "site", "main", 0),
                fetcher,
                modules,
                (root, diagnostics) -> variables.of(root, diagnostics),
                providers(),
                state,
                "loop",
                clock,
                options,
                new ReconcilePolicy(Duration.ofSeconds(60), () -> 0.5),
                event -> {
                    events.add(event);
                    onEvent.accept(event);
                },
                stop);
    }

    private ProviderCatalog providers() {
        return new ProviderCatalog(List.of(shelf), new BuiltInProvider());
    }

    /** A state as it is now, without its secrets. */
    StateStore store(String path) {
        assertThat(StateStores.open(folder.resolve(path)))
                .isInstanceOfSatisfying(StateOpening.Opened.class, opening -> opened.add(opening.store()));
        return opened.getLast();
    }

    StateStore store() {
        return store(".rackform/state");
    }

    /** What a loop that is started anew knows. */
    void restart() {
        state.close();
        state = new LoopState(new StatePlace(folder, null));
    }

    /** Gives the root module's variables texts. */
    void give(Map<String, String> texts) {
        Map<String, VariableInput> values = new HashMap<>();
        texts.forEach((name, text) -> values.put(name, new VariableInput.Text(text, "the test")));
        variables = (root, diagnostics) -> values;
    }

    Reconciler reconciler(ReconcileOptions options) {
        return new Reconciler(inputs(options));
    }

    <E extends ReconcileEvent> List<E> events(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Moves the repository away. */
    void move() {
        try {
            Files.move(repository.folder(), folder.resolve("elsewhere.git"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Applies a working folder, as somebody at a workstation does. */
    void applyFolder(Path root) {
        StateStore store = store();
        LockOutcome lock = store.lock(new LockRequest("ada", "apply", Duration.ZERO));
        assertThat(lock).isInstanceOf(LockOutcome.Locked.class);
        StackInputs inputs = new StackInputs(
                FolderTree.origin(root),
                modules.modules(LockFile.EMPTY, new LockPolicy(LockPolicy.Mode.NOW, false), ModuleListener.NONE),
                Map.of(),
                providers(),
                store,
                "ada",
                clock);
        try (LockHandle handle = ((LockOutcome.Locked) lock).handle();
                Stack stack = new Stack(inputs)) {
            assertThat(handle.holder().who()).isEqualTo("ada");
            Configuration configuration = stack.load(new Diagnostics());
            assertThat(stack.apply(
                                    stack.plan(configuration, PlanOptions.NORMAL),
                                    "apply",
                                    event -> {},
                                    new StopSignal())
                            .complete())
                    .isTrue();
        }
    }

    @Override
    public void close() {
        state.close();
        opened.forEach(StateStore::close);
        fetcher.close();
        modules.close();
        repository.close();
    }

    /** A clock that stands still until it is moved. */
    static final class HandClock extends Clock {
        private Instant now = Instant.parse("2026-11-21T12:00:00Z");

        void advance(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
