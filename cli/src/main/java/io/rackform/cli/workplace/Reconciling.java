package io.rackform.cli.workplace;

import io.rackform.cli.workplace.StackRequest.VariableArgument;
import io.rackform.engine.config.ModuleLoader;
import io.rackform.gitops.loop.LoopState;
import io.rackform.gitops.loop.LoopStop;
import io.rackform.gitops.loop.ReconcileInputs;
import io.rackform.gitops.loop.ReconcileOptions;
import io.rackform.gitops.loop.ReconcilePolicy;
import io.rackform.gitops.loop.ReconcileReporter;
import io.rackform.gitops.module.ModuleCache;
import io.rackform.gitops.source.GitFetcher;
import io.rackform.gitops.source.SourceUrl;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that the reconcile loop works with; closed after its last pass. */
public final class Reconciling implements AutoCloseable {
    private final GitFetcher fetcher;
    private final ModuleCache modules;
    private final LoopState state;
    private final ReconcileInputs inputs;

    private Reconciling(GitFetcher fetcher, ModuleCache modules, LoopState state, ReconcileInputs inputs) {
        this.fetcher = fetcher;
        this.modules = modules;
        this.state = state;
        this.inputs = inputs;
    }

    /** What is reconciled and how. */
    public record Wish(
            String source, List<VariableArgument> variables, ReconcileOptions options, ReconcilePolicy policy) {
        public Wish {
            variables = List.copyOf(variables);
        }
    }

    /** @return null where it cannot start, and the diagnostics say why */
    public static @Nullable Reconciling open(
            Surroundings surroundings, Wish wish, ReconcileReporter reporter, LoopStop stop, Diagnostics diagnostics) {
        if (!Files.isDirectory(surroundings.folder())) {
            diagnostics.add(OpenStack.noFolder(surroundings.folder()));
            return null;
        }
        return switch (SourceUrl.parse(wish.source(), surroundings.folder())) {
            case SourceUrl.Parsed.Invalid(Diagnostic why) -> {
                diagnostics.add(why);
                yield null;
            }
            case SourceUrl.Parsed.Valid(SourceUrl url) -> {
                GitFetcher fetcher = GitModules.newFetcher(surroundings);
                ModuleCache modules = GitModules.newCache(surroundings);
                LoopState state = new LoopState(FolderState.place(surroundings));
                ReconcileInputs inputs = new ReconcileInputs(
                        url,
                        fetcher,
                        modules,
                        (root, found) -> Variables.gather(
                                ModuleLoader.variables(root), root, surroundings, wish.variables(), found),
                        InstalledProviders.all(),
                        state,
                        surroundings.who(),
                        surroundings.clock(),
                        wish.options(),
                        wish.policy(),
                        reporter,
                        stop.signal());
                yield new Reconciling(fetcher, modules, state, inputs);
            }
        };
    }

    public ReconcileInputs inputs() {
        return inputs;
    }

    @Override
    public void close() {
        fetcher.close();
        modules.close();
        state.close();
    }
}
