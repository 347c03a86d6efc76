package io.rackform.gitops.loop;

import io.rackform.engine.apply.StopSignal;
import io.rackform.engine.eval.ProviderCatalog;
import io.rackform.gitops.module.ModuleCache;
import io.rackform.gitops.source.GitFetcher;
import io.rackform.gitops.source.SourceUrl;
import java.time.Clock;

/**
 * What a reconciler works with.
 *
 * @param modules where the modules from elsewhere are found
 * @param state opened as each commit asks for it
 * @param who runs, as lock and history show it
 * @param options what it may do
 * @param stop ends a running apply after what it is at
 */
public record ReconcileInputs(
        SourceUrl source,
        GitFetcher fetcher,
        ModuleCache modules,
        StackVariables variables,
        ProviderCatalog providers,
        LoopState state,
        String who,
        Clock clock,
        ReconcileOptions options,
        ReconcilePolicy policy,
        ReconcileReporter reporter,
        StopSignal stop) {}
