package io.rackform.cli.demo;

import io.rackform.cli.progress.Progress;
import io.rackform.cli.run.RunReport;
import io.rackform.engine.run.Planned;
import io.rackform.hcl.syntax.SourceFile;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.state.StateSnapshot;
import java.util.List;
import java.util.Map;

/** Tells a run without its first plan and the warnings, which were just shown. */
record QuietPlan(RunReport report) implements RunReport {
    @Override
    public void diagnostics(List<Diagnostic> diagnostics, Map<String, SourceFile> files) {
        report.diagnostics(diagnostics.stream().filter(Diagnostic::isError).toList(), files);
    }

    @Override
    public void planned(Planned planned, int round) {
        if (round > 1) {
            report.planned(planned, round);
        }
    }

    @Override
    public Progress applying(Planned planned) {
        return report.applying(planned);
    }

    @Override
    public void applied(Totals totals, boolean complete, boolean destroy, StateSnapshot recorded) {
        report.applied(totals, complete, destroy, recorded);
    }

    @Override
    public Answer approve(Planned planned) {
        return report.approve(planned);
    }
}
