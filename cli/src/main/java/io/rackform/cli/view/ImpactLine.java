package io.rackform.cli.view;

import io.rackform.cli.terminal.OneLine;
import io.rackform.cli.terminal.Style;
import io.rackform.engine.execution.ExecutionGraph;
import io.rackform.engine.execution.Operation;
import io.rackform.engine.plan.InstanceChange;
import io.rackform.engine.plan.Plan;
import io.rackform.model.address.ProviderAddress;
import io.rackform.spi.Impact;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a plan does to the devices beside the changes themselves, in one line, worst first. The changes of one unit reboot a
 * device once and commit once.
 */
public final class ImpactLine {
    /** More devices than this are counted, not named. */
    private static final int NAMED = 4;

    private ImpactLine() {}

    /** How often something happens to a device, and the details. */
    private record OnDevice(int times, Set<String> details) {}

    /** Empty where nothing is sent to any device. */
    public static String text(Plan plan, ExecutionGraph graph, Style style) {
        Map<Impact.Kind, SortedMap<String, OnDevice>> all = collect(plan, graph);
        List<String> parts = new ArrayList<>();
        all.getOrDefault(Impact.Kind.DATA_LOSS, new TreeMap<>())
                .forEach(
                        (device, there) -> parts.add(style.red(style.bold("data loss on " + device + details(there)))));
        SortedMap<String, OnDevice> reboots = all.getOrDefault(Impact.Kind.REBOOT, new TreeMap<>());
        if (!reboots.isEmpty()) {
            parts.add(style.yellow("reboots " + servers(reboots)));
        }
        all.getOrDefault(Impact.Kind.LINK_FLAP, new TreeMap<>())
                .forEach((device, there) -> parts.add(style.yellow("links go down on " + device + details(there))));
        parts.addAll(commits(all.getOrDefault(Impact.Kind.COMMIT, new TreeMap<>())));
        long changes = plan.changes().values().stream()
                .filter(InstanceChange::isChange)
                .count();
        if (parts.isEmpty() && plan.changedDevices().stream().allMatch(ImpactLine::isEngine)) {
            return "";
        }
        parts.add(Comparison.count(changes, "change"));
        return String.join(", ", parts);
    }

    /** The built-in resources live in the state alone. */
    private static boolean isEngine(ProviderAddress provider) {
        return provider.provider().equals("terraform");
    }

    private static Map<Impact.Kind, SortedMap<String, OnDevice>> collect(Plan plan, ExecutionGraph graph) {
        Map<Impact.Kind, SortedMap<String, OnDevice>> all = new EnumMap<>(Impact.Kind.class);
        for (Operation.ChangeUnitOperation unit : graph.units()) {
            String device = OneLine.of(unit.provider().label());
            Map<Impact.Kind, Set<String>> ofUnit = new EnumMap<>(Impact.Kind.class);
            for (Operation.Edit edit : unit.edits()) {
                InstanceChange change = plan.changes().get(edit.object());
                for (Impact impact : change == null ? List.<Impact>of() : change.impact()) {
                    Set<String> details = ofUnit.computeIfAbsent(impact.kind(), ignored -> new TreeSet<>());
                    if (!impact.detail().isEmpty()) {
                        details.add(OneLine.of(impact.detail()));
                    }
                }
            }
            ofUnit.forEach((kind, details) -> all.computeIfAbsent(kind, ignored -> new TreeMap<>())
                    .merge(device, new OnDevice(1, details), ImpactLine::both));
        }
        return all;
    }

    private static OnDevice both(OnDevice one, OnDevice other) {
        Set<String> details = new TreeSet<>(one.details());
        details.addAll(other.details());
        return new OnDevice(one.times() + other.times(), details);
    }

    private static String details(OnDevice there) {
        return there.details().isEmpty() ? "" : " (" + String.join("; ", there.details()) + ")";
    }

    /** "2 servers (srv1, srv2 twice)". */
    private static String servers(SortedMap<String, OnDevice> reboots) {
        String count = Comparison.count(reboots.size(), "server");
        int all = reboots.values().stream().mapToInt(OnDevice::times).sum();
        if (reboots.size() > NAMED) {
            return all == reboots.size() ? count : count + ", " + all + " times in all";
        }
        List<String> names = new ArrayList<>();
        reboots.forEach((device, there) -> names.add(
                switch (there.times()) {
                    case 1 -> device;
                    case 2 -> device + " twice";
                    default -> device + " " + there.times() + " times"; // allow default: any number
                }));
        return count + " (" + String.join(", ", names) + ")";
    }

    private static List<String> commits(SortedMap<String, OnDevice> commits) {
        if (commits.size() > NAMED) {
            int all = commits.values().stream().mapToInt(OnDevice::times).sum();
            return List.of(all + " commits on " + commits.size() + " devices");
        }
        List<String> parts = new ArrayList<>();
        commits.forEach((device, there) ->
                parts.add((there.times() == 1 ? "one commit" : there.times() + " commits") + " on " + device));
        return parts;
    }
}
