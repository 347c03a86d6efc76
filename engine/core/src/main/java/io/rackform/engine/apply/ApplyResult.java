package io.rackform.engine.apply;

import io.rackform.model.diagnostic.Diagnostic;
import java.util.List;

/**
 * What became of a run.
 *
 * @param skipped how many operations did not start
 * @param stopped whether the user stopped it
 */
public record ApplyResult(
        int created,
        int updated,
        int deleted,
        int forgotten,
        int imported,
        int skipped,
        boolean stopped,
        List<Diagnostic> diagnostics) {
    public ApplyResult {
        diagnostics = List.copyOf(diagnostics);
    }

    /** Whether nothing is left to do; who stops a run even at its last step leaves the outputs. */
    public boolean complete() {
        return !stopped && skipped == 0 && diagnostics.stream().noneMatch(Diagnostic::isError);
    }
}
