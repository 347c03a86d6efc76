package io.rackform.cli.view;

import io.rackform.cli.terminal.OneLine;
import io.rackform.cli.terminal.Style;
import io.rackform.cli.view.ValueNotation.Parts;
import io.rackform.model.address.ResourceAddress;
import io.rackform.model.address.ResourceMode;
import io.rackform.state.ObjectStatus;
import io.rackform.state.RecordedObject;
import io.rackform.state.StateSnapshot;

/** Recorded objects as blocks. */
public final class StateView {
    private StateView() {}

    /** Everything that is recorded. */
    public static String text(StateSnapshot snapshot, Style style) {
        if (snapshot.objects().isEmpty() && snapshot.outputs().isEmpty()) {
            return "The state is empty: nothing was applied here yet, or everything was destroyed.\n";
        }
        StringBuilder out = new StringBuilder();
        snapshot.objects()
                .values()
                .forEach(object -> out.append(object(object, style)).append('\n'));
        if (!snapshot.outputs().isEmpty()) {
            out.append(style.bold("Outputs:")).append("\n\n").append(OutputsView.text(snapshot.outputs()));
        }
        return out.toString();
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
