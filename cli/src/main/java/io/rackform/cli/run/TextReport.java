package io.rackform.cli.run;

import io.rackform.cli.progress.Progress;
import io.rackform.cli.terminal.Style;
import io.rackform.cli.terminal.Terminal;
import io.rackform.cli.view.Messages;
import io.rackform.cli.view.OutputsView;
import io.rackform.cli.view.PlanView;
import io.rackform.engine.execution.Operation;
import io.rackform.engine.run.Planned;
import io.rackform.hcl.syntax.SourceFile;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.value.Value;
import io.rackform.state.StateSnapshot;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Tells a run to a person. */
public final class TextReport implements RunReport {
    private final Terminal terminal;
    private final Clock clock;

    public TextReport(Terminal terminal, Clock clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public void diagnostics(List<Diagnostic> diagnostics, Map<String, SourceFile> files) {
        new Messages(terminal, files).show(diagnostics);
    }

    @Override
    public void planned(Planned planned, int round) {
        if (round > 1) {
            terminal.print("\n" + terminal.style().bold("Round " + round + ":")
                    + " what was deferred can be planned now.\n\n");
        }
        terminal.print(PlanView.text(planned, terminal.style()));
        terminal.flush();
    }

    @Override
    public Progress applying(Planned planned) {
        terminal.print("\n");
        int operations = (int) planned.graph().operations().values().stream()
                .filter(operation -> !(operation instanceof Operation.JointOperation))
                .count();
        return Progress.start(terminal, clock, operations);
    }

    @Override
    public Answer approve(Planned planned) {
        Style style = terminal.style();
        String question = planned.options().destroy()
                ? "Do you really want to destroy all of this?"
                : "Do you want to perform these actions?";
        Optional<String> answer = terminal.ask("\n" + style.bold(question)
                + "\n  Rackform will do what is described above.\n  Only 'yes' will be accepted to approve.\n\n  "
                + style.bold("Enter a value: "));
        terminal.print("\n");
        return answer.map(text -> text.strip().equals("yes") ? Answer.YES : Answer.NO)
                .orElse(Answer.NOBODY);
    }

    @Override
    public void applied(Totals totals, boolean complete, boolean destroy, StateSnapshot recorded) {
        String done = destroy
                ? totals.destroyed() + " destroyed"
                        + (totals.forgotten() > 0 ? ", " + totals.forgotten() + " forgotten." : ".")
                : totals.counts().done();
        String verb = destroy ? "Destroy" : "Apply";
        Style style = terminal.style();
        terminal.print(
                complete
                        ? "\n" + style.bold(style.green(verb + " complete! Resources: " + done)) + "\n"
                        : "\n" + style.bold(style.red(verb + " incomplete.")) + " Resources: " + done + "\n");
        SortedMap<String, Value> outputs = recorded.outputs();
        if (complete && !outputs.isEmpty()) {
            terminal.print("\n" + style.bold(style.green("Outputs:")) + "\n\n" + OutputsView.text(outputs));
        }
        terminal.flush();
    }
}
