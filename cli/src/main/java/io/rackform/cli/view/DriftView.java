package io.rackform.cli.view;

import io.rackform.cli.terminal.OneLine;
import io.rackform.cli.terminal.Style;
import io.rackform.engine.plan.Drift;
import io.rackform.model.address.ProviderAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was changed from outside, device by device. */
public final class DriftView {
    private DriftView() {}

    /** The part of a plan that comes before its actions; nothing where there is no drift. */
    static String note(List<Drift> drift, Style style) {
        if (drift.isEmpty()) {
            return "";
        }
        return style.bold(style.cyan("Note:")) + style.bold(" Objects have changed outside of Rackform") + "\n\n"
                + "These objects are not as Rackform left them. What the plan below does about it, it lists as its own"
                + " action.\n" + objects(drift, style) + "\n" + "-".repeat(77) + "\n\n";
    }

    /** A report of its own. */
    public static String report(List<Drift> drift, int read, Style style) {
        String objects = Comparison.count(read, "recorded object");
        if (drift.isEmpty()) {
            return style.bold(style.green("No drift.")) + " " + objects + " read, all as recorded.\n";
        }
        return style.bold(style.yellow("Drift:")) + " " + drift.size() + " of " + objects
                + " changed outside of Rackform.\n"
                + objects(drift, style)
                + "\nTo put back what the configuration says: rackform apply. To keep what the devices have now, write it"
                + " into the configuration.\n";
    }

    private static String objects(List<Drift> drift, Style style) {
        Map<ProviderAddress, List<Drift>> byDevice = new TreeMap<>();
        drift.forEach(one -> byDevice.computeIfAbsent(one.provider(), ignored -> new ArrayList<>())
                .add(one));
        StringBuilder out = new StringBuilder();
        byDevice.forEach((device, changed) -> {
            out.append("\non ").append(style.bold(OneLine.of(device.label()))).append(":\n");
            ChangeView view = new ChangeView(style, out);
            changed.forEach(view::drift);
        });
        return out.toString();
    }
}
