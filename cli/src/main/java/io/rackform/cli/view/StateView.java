package io.rackform.cli.view;

import io.rackform.cli.terminal.OneLine;
import io.rackform.cli.terminal.Style;
import io.rackform.cli.view.ValueNotation.Parts;
import io.rackform.model.address.ResourceAddress;
import io.rackform.model.address.ResourceMode;
import io.rackform.state.CheckResult;
import io.rackform.state.ObjectStatus;
import io.rackform.state.RecordedObject;
import io.rackform.state.StateSnapshot;
import java.util.List;

/** Recorded objects as blocks. */
public final class StateView {
    private StateView() {}

    /** Everything that is recorded. */
    public static String text(StateSnapshot snapshot, Style style) {
        if (snapshot.objects().isEmpty()
                && snapshot.outputs().isEmpty()
                && snapshot.checks().isEmpty()) {
            return "The state is empty: nothing was applied here yet, or everything was destroyed.\n";
        }
        StringBuilder out = new StringBuilder();
        snapshot.objects()
                .values()
                .forEach(object -> out.append(object(object, style)).append('\n'));
        if (!snapshot.outputs().isEmpty()) {
            out.append(style.bold("Outputs:")).append("\n\n").append(OutputsView.text(snapshot.outputs()));
        }
        if (!snapshot.checks().isEmpty() && !snapshot.outputs().isEmpty()) {
            out.append('\n');
        }
        checks(snapshot.checks(), style, out);
        return out.toString();
    }

    /** What the last run found of the conditions, the worst in colour. */
    private static void checks(List<CheckResult> checks, Style style, StringBuilder out) {
        if (checks.isEmpty()) {
            return;
        }
        out.append(style.bold("Checks:")).append("\n\n");
        for (CheckResult check : checks) {
            String status = check.status().text();
            out.append("  ")
                    .append(
                            switch (check.status()) {
                                case PASS -> style.green(status);
                                case UNKNOWN -> style.yellow(status);
                                case FAIL, ERROR -> style.red(status);
                            })
                    .append(' ')
                    .append(OneLine.of(check.object()))
                    .append('\n');
            check.problems()
                    .forEach(problem ->
                            out.append("      ").append(OneLine.of(problem)).append('\n'));
        }
    }

    /** One object. */
    public static String object(RecordedObject object, Style style) {
        StringBuilder out = new StringBuilder();
        ResourceAddress resource = object.id().address().resource();
        out.append(style.bold("# " + object.id()))
                .append(object.status() == ObjectStatus.TAINTED ? " (tainted)" : "")
                .append(" on ")
                .append(OneLine.of(object.provider().label()))
                .append('\n');
        out.append(resource.mode() == ResourceMode.DATA ? "data" : "resource")
                .append(" \"")
                .append(resource.type())
                .append("\" \"")
                .append(resource.name())
                .append("\" {\n");
        // Old and new alike: every attribute, none with a sign.
        Difference.Group attributes =
                Comparison.everything(new Parts.Named(object.attributes().attributes(), true));
        new DifferenceText(style, out).members(attributes, 2);
        return out.append("}\n").toString();
    }
}
