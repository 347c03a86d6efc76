package io.rackform.gitops.loop;

/** Watches passes. {@link ReconcileEvent.Progress} comes from many threads, all else from the one that runs the pass. */
@FunctionalInterface
public interface ReconcileReporter {
    ReconcileReporter SILENT = event -> {};

    void on(ReconcileEvent event);
}
