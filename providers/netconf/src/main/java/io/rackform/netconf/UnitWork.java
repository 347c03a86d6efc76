package io.rackform.netconf;

import io.rackform.model.address.InstanceAddress;
import io.rackform.netconf.protocol.RpcSession;
import io.rackform.netconf.subtree.Difference;
import io.rackform.netconf.subtree.Filters;
import io.rackform.netconf.subtree.LearnedShapes;
import io.rackform.netconf.subtree.Ownership;
import io.rackform.netconf.subtree.Shapes;
import io.rackform.netconf.subtree.TreeMerge;
import io.rackform.netconf.transaction.DeviceSessions;
import io.rackform.netconf.transaction.Result;
import io.rackform.netconf.transaction.Work;
import io.rackform.netconf.transport.TransportException;
import io.rackform.netconf.xml.Element;
import io.rackform.spi.ApplyOutcome;
import io.rackform.spi.ChangeUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The edits of one unit as the work of one transaction. For one thread. */
final class UnitWork implements Work {
    private final List<UnitEdit> edits;
    private final NetconfDevice.Device device;
    private final Shapes shapes;
    private boolean trimsDefaults;

    UnitWork(ChangeUnit unit, ModuleShapes modules, DeviceSessions sessions, NetconfDevice.Device device) {
        this.device = device;
        LearnedShapes learned = LearnedShapes.NOTHING;
        List<Element> trees = new ArrayList<>();
        unit.edits().forEach(edit -> {
            trees.addAll(ConfigObject.treeOf(edit.configuration()));
            trees.addAll(ConfigObject.treeOf(edit.prior()));
        });
        try {
            RpcSession session = sessions.current();
            learned = modules.of(session, trees);
            trimsDefaults = session.capabilities().trimsDefaults();
        } catch (TransportException e) {
            // The transaction meets the same and says so.
        }
        LearnedShapes shapesLearned = learned;
        edits = unit.edits().stream()
                .map(edit -> UnitEdit.of(edit, shapesLearned))
                .toList();
        shapes = edits.stream().map(UnitEdit::shapes).reduce(Shapes::and).orElse(Shapes.UNKNOWN);
    }

    List<UnitEdit> edits() {
        return edits;
    }

    NetconfDevice.Device device() {
        return device;
    }

    @Override
    public List<Element> filter() {
        return TreeMerge.of(
                        shapes,
                        edits.stream()
                                .map(edit -> Filters.of(edit.shapes(), edit.want(), edit.had()))
                                .toList())
                .tree();
    }

    @Override
    public Decision decide(List<Element> live) {
        List<List<Element>> all = new ArrayList<>();
        for (UnitEdit edit : edits) {
            if (edit.isStale(live)) {
                return new Decision.Stop(stale(edit));
            }
            Difference difference = edit.difference(live, wantedBeside(edit));
            if (!difference.isEmpty()) {
                all.add(difference.edit());
            }
        }
        if (all.isEmpty()) {
            return new Decision.Nothing();
        }
        TreeMerge.Merged merged = TreeMerge.of(shapes.seenIn(live), all);
        return merged.conflicts().isEmpty()
                ? new Decision.Send(merged.tree())
                : new Decision.Stop(conflict(merged.conflicts()));
    }

    /** The list entries that other resources of this unit want. */
    private Set<String> wantedBeside(UnitEdit edit) {
        Set<String> wanted = new HashSet<>();
        for (UnitEdit other : edits) {
            if (!other.equals(edit)) {
                wanted.addAll(other.wantedEntries());
            }
        }
        return wanted;
    }

    private Result.Problem stale(UnitEdit edit) {
        return new Result.Problem(
                "Device changed since the plan",
                device + ": what " + edit.address()
                        + " owns is no longer as it was when the plan was made, so that another change would be needed than"
                        + " the one that was shown. Nothing was sent. Plan again.");
    }

    private Result.Problem conflict(List<String> paths) {
        String owners = edits.stream()
                .map(UnitEdit::address)
                .map(InstanceAddress::toString)
                .sorted()
                .collect(Collectors.joining(", "));
        return new Result.Problem(
                "Two resources want different configuration",
                device + ": more than one of " + owners + " sets " + String.join(", ", paths)
                        + ", each in its own way. Nothing was sent. Let only one of them own it.");
    }

    @Override
    public boolean isProven(List<Element> before, List<Element> after) {
        return edits.stream()
                .allMatch(edit -> edit.left(before, after, trimsDefaults).isEmpty());
    }

    @Override
    public boolean isLeftOver(List<Element> candidate, List<Element> running) {
        Shapes seen = shapes.seenIn(running).seenIn(candidate);
        Map<String, Difference.Change> ours = new HashMap<>();
        edits.forEach(edit -> ours.putAll(edit.difference(running, Set.of()).changes()));
        return new Difference.Finder(seen, Ownership.NONE, Set.of())
                .find(candidate, running, running).changes().entrySet().stream()
                        .allMatch(proposed -> ours.containsKey(proposed.getKey())
                                && Objects.equals(
                                        ours.get(proposed.getKey()).wanted(),
                                        proposed.getValue().wanted()));
    }

    /** What became of each edit. */
    Map<InstanceAddress, ApplyOutcome> outcomes(Result result) {
        return new UnitOutcomes(device, edits, trimsDefaults).of(result);
    }
}
