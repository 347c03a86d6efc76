package io.rackform.gitops.module;

import io.rackform.engine.config.ModuleOrigin;
import io.rackform.engine.config.ModuleSources;
import io.rackform.gitops.source.CommitHistory;
import io.rackform.gitops.source.GitFetcher;
import io.rackform.model.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Modules from elsewhere, for one run: a source stands for the same content wherever it is named in it. What is locked is taken
 * as the lock file says, from the cache where it is there and without asking anyone; packages that are named together are
 * fetched together.
 */
public final class LockedModules implements ModuleSources {
    /** Servers do not like more connections from one caller. */
    private static final int AT_ONCE = 6;

    private final LockFile lock;
    private final LockPolicy policy;
    private final ModuleListener listener;
    private final GitFetcher fetcher;
    private final GitPackages git;
    private final ArchivePackages archives;
    private boolean allLiteral = true;
    private final Map<String, Outcome> outcomes = new ConcurrentHashMap<>();

    private sealed interface Outcome {
        record Ready(
                ModuleSource source,
                Fetched.Here here,
                VerifiedTree tree,
                LockedModule now,
                @Nullable LockedModule before,
                boolean fetched)
                implements Outcome {}

        record Failed(Diagnostic why) implements Outcome {}
    }

    LockedModules(
            GitFetcher fetcher,
            ArchiveFetcher archives,
            ContentStore contents,
            LockFile lock,
            LockPolicy policy,
            ModuleListener listener) {
        this.fetcher = fetcher;
        this.lock = lock;
        this.policy = policy;
        this.listener = listener;
        this.git = new GitPackages(fetcher, contents, policy.offline(), listener);
        this.archives = new ArchivePackages(archives, policy.offline(), listener);
    }

    /** Fetches what is missing, several at once. What fails is told when it is asked for. */
    @Override
    public void announce(Collection<Announced> sources) {
        Map<String, ModuleSource> wanted = new LinkedHashMap<>();
        for (Announced announced : sources) {
            allLiteral &= announced.literal();
            if (ModuleSource.parse(announced.source()) instanceof ModuleSource.Parsed.Valid(ModuleSource valid)
                    && !outcomes.containsKey(valid.label())) {
                wanted.putIfAbsent(valid.label(), valid);
            }
        }
        if (wanted.size() < 2) {
            return;
        }
        Semaphore permits = new Semaphore(AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            wanted.values()
                    .forEach(source -> threads.execute(() -> {
                        permits.acquireUninterruptibly();
                        try {
                            outcome(source);
                        } finally {
                            permits.release();
                        }
                    }));
        }
    }

    @Override
    public Found find(String source) {
        return switch (ModuleSource.parse(source)) {
            case ModuleSource.Parsed.Invalid(Diagnostic why) -> new Found.Missing(why);
            case ModuleSource.Parsed.Valid(ModuleSource valid) ->
                switch (outcome(valid)) {
                    case Outcome.Failed(Diagnostic why) -> new Found.Missing(why);
                    case Outcome.Ready ready -> files(ready, ready.tree().folder(valid.folder()));
                };
        };
    }

    private static Found files(Outcome.Ready ready, String folder) {
        return ready.tree()
                .missing(folder)
                .<Found>map(Found.Missing::new)
                .orElseGet(() -> new Found.Files(new ModuleOrigin(
                        ready.tree(), folder, ready.here().files().label())));
    }

    /** Works out the same outcome twice rather than to make anyone wait: both find the same in the cache. */
    private Outcome outcome(ModuleSource source) {
        Outcome known = outcomes.get(source.label());
        if (known != null) {
            return known;
        }
        Outcome fresh = switch (source) {
            case ModuleSource.Git repository -> install(repository, git);
            case ModuleSource.Archive archive -> install(archive, archives);
        };
        Outcome first = outcomes.putIfAbsent(source.label(), fresh);
        return first == null ? fresh : first;
    }

    private <S extends ModuleSource> Outcome install(S source, Packages<S> packages) {
        LockedModule before = lock.modules().get(source.label());
        boolean again = policy.mode() == LockPolicy.Mode.UPGRADE && !isFixed(source);
        if (before != null && !again) {
            return locked(source, before, packages);
        }
        if (policy.mode() == LockPolicy.Mode.LOCKED) {
            return new Outcome.Failed(LockFaults.notInstalled(source));
        }
        if (policy.offline()) {
            return packages.lastKnown(source)
                    .<Outcome>map(here -> ready(source, here, before, false))
                    .orElseGet(() -> new Outcome.Failed(LockFaults.notCached(source)));
        }
        listener.fetching(source);
        return switch (packages.newest(source)) {
            case Fetched.Here here -> ready(source, here, before, true);
            case Fetched.Failed(Diagnostic why) -> fallback(source, packages, before, why);
        };
    }

    /** A commit's id never stands for anything else. */
    private static boolean isFixed(ModuleSource source) {
        return source instanceof ModuleSource.Git repository && repository.url().namesCommit();
    }

    private <S extends ModuleSource> Outcome locked(S source, LockedModule before, Packages<S> packages) {
        Optional<Fetched.Here> cached = packages.cached(source, before);
        if (cached.isPresent()) {
            return ready(source, cached.get(), before, false);
        }
        if (policy.offline()) {
            return new Outcome.Failed(LockFaults.notCached(source));
        }
        listener.fetching(source);
        return switch (packages.locked(source, before)) {
            case Fetched.Failed(Diagnostic why) -> new Outcome.Failed(why);
            case Fetched.Here here ->
                here.manifest().hash().equals(before.hash())
                        ? ready(source, here, before, true)
                        : new Outcome.Failed(LockFaults.changed(source, before, here));
        };
    }

    /** Where nothing can be locked, a server that is away should not stop a loop that has what it needs. */
    private <S extends ModuleSource> Outcome fallback(
            S source, Packages<S> packages, @Nullable LockedModule before, Diagnostic why) {
        Optional<Fetched.Here> last =
                policy.mode() == LockPolicy.Mode.NOW ? packages.lastKnown(source) : Optional.empty();
        if (last.isEmpty()) {
            return new Outcome.Failed(why);
        }
        Fetched.Here here = last.get();
        List<Diagnostic> warnings = List.of(LockFaults.fromEarlierFetch(source, here, why));
        return ready(source, new Fetched.Here(here.manifest(), here.files(), here.commit(), warnings), before, false);
    }

    private static Outcome ready(
            ModuleSource source, Fetched.Here here, @Nullable LockedModule before, boolean fetched) {
        LockedModule now = new LockedModule(
                source.label(), source.address(), here.commit(), here.manifest().hash());
        return new Outcome.Ready(source, here, new VerifiedTree(here.manifest(), here.files()), now, before, fetched);
    }

    private List<Outcome.Ready> ready() {
        return new TreeMap<>(outcomes)
                .values().stream()
                        .filter(Outcome.Ready.class::isInstance)
                        .map(Outcome.Ready.class::cast)
                        .toList();
    }

    /** What was found, by label, with what a person wants to know of it. */
    public List<Installed> installed() {
        return ready().stream().map(this::installed).toList();
    }

    private Installed installed(Outcome.Ready one) {
        LockedModule before = one.before();
        Optional<CommitHistory> history = Optional.empty();
        if (before != null
                && one.source() instanceof ModuleSource.Git repository
                && !before.commit().isEmpty()
                && !before.commit().equals(one.now().commit())) {
            history =
                    fetcher.history(repository.url(), before.commit(), one.now().commit());
        }
        return new Installed(
                one.source(),
                one.now(),
                before,
                one.fetched(),
                one.here().files().commit(),
                history);
    }

    /** What a user should know about the modules that were found. */
    public List<Diagnostic> warnings() {
        List<Diagnostic> all = new ArrayList<>();
        ready().forEach(one -> all.addAll(one.here().warnings()));
        if (policy.mode() == LockPolicy.Mode.NOW && !ready().isEmpty()) {
            all.add(LockFaults.withoutLock(
                    ready().stream().map(Outcome.Ready::now).toList()));
        }
        return all;
    }

    /**
     * The lock file as it should be now: what this run found, and nothing that it did not ask for. Only where a source depends on
     * variables the rest stays, because with other values it may be asked for.
     */
    public LockFile found() {
        SortedMap<String, LockedModule> modules = new TreeMap<>(allLiteral ? Map.of() : lock.modules());
        ready().forEach(one -> modules.put(one.now().label(), one.now()));
        return new LockFile(modules, lock.others());
    }
}
