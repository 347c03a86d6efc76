package io.rackform.netconf;

import io.rackform.model.address.InstanceAddress;
import io.rackform.model.value.ObjectValue;
import io.rackform.netconf.protocol.RpcError;
import io.rackform.netconf.subtree.Difference;
import io.rackform.netconf.transaction.Result;
import io.rackform.netconf.xml.Element;
import io.rackform.spi.ApplyOutcome;
import io.rackform.spi.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a transaction's result means for each of its edits, in the device's words. */
final class UnitOutcomes {
    private static final int MOST_SHOWN = 5;

    private final NetconfDevice.Device device;
    private final List<UnitEdit> edits;
    private final boolean trimsDefaults;

    UnitOutcomes(NetconfDevice.Device device, List<UnitEdit> edits, boolean trimsDefaults) {
        this.device = device;
        this.edits = edits;
        this.trimsDefaults = trimsDefaults;
    }

    Map<InstanceAddress, ApplyOutcome> of(Result result) {
        return switch (result) {
            case Result.Unchanged(List<Element> live) -> each(edit -> read(edit, live, live, List.of()));
            case Result.Committed(List<Element> before, List<Element> after, List<String> notes) ->
                each(edit -> read(edit, before, after, warnings(notes)));
            case Result.NotStarted(Result.Problem problem) ->
                each(edit -> new ApplyOutcome.Failed(List.of(problem(problem))));
            case Result.Refused(String step, List<RpcError> errors) -> refused(step, errors);
            case Result.Undone(String why) ->
                each(edit -> new ApplyOutcome.Failed(List.of(Finding.error(
                        "Change taken back",
                        device + " committed the change under confirmation, but it was not confirmed: " + why
                                + " Look at the device's log for the reason, then plan again."))));
            case Result.InDoubt(String why) ->
                each(edit -> new ApplyOutcome.Indeterminate(List.of(Finding.error(
                        "Outcome of the change is not known",
                        device + ": " + why + " The device is read again before anything else is sent to it."))));
        };
    }

    private Map<InstanceAddress, ApplyOutcome> each(Function<UnitEdit, ApplyOutcome> outcome) {
        Map<InstanceAddress, ApplyOutcome> outcomes = new LinkedHashMap<>();
        edits.forEach(edit -> outcomes.put(edit.address(), outcome.apply(edit)));
        return outcomes;
    }

    private Finding problem(Result.Problem problem) {
        String where = problem.detail().startsWith(device.toString()) ? "" : device + ": ";
        return Finding.error(problem.summary(), where + problem.detail());
    }

    private static List<Finding> warnings(List<String> notes) {
        return notes.stream()
                .map(note -> Finding.warning("Device notes on a change", note))
                .toList();
    }

    /** What is read back decides, not what the device said. */
    private ApplyOutcome read(UnitEdit edit, List<Element> before, List<Element> after, List<Finding> notes) {
        Map<String, Difference.Change> left = edit.left(before, after, trimsDefaults);
        if (left.isEmpty()) {
            return new ApplyOutcome.Applied(
                    edit.isDeletion() ? null : edit.object(before, after, trimsDefaults), notes);
        }
        boolean nothing = left.equals(edit.difference(before, Set.of()).changes());
        List<Finding> findings = new ArrayList<>(notes);
        findings.add(Finding.error(
                nothing ? "Device did not make the change" : "Device made the change in part",
                device + " said that the change succeeded, but its running configuration shows something else: "
                        + shown(left)
                        + ". Look at the device's log; a value that the device always shows in another form can be written in"
                        + " that form."));
        ObjectValue object = edit.isDeletion() ? edit.remains(after) : edit.object(before, after, trimsDefaults);
        return nothing || object == null
                ? new ApplyOutcome.Failed(findings)
                : new ApplyOutcome.Partial(object, findings);
    }

    /** Paths only: values may be secret. */
    private static String shown(Map<String, Difference.Change> left) {
        String first = left.entrySet().stream()
                .limit(MOST_SHOWN)
                .map(entry -> entry.getKey() + " is " + state(entry.getValue()))
                .collect(Collectors.joining("; "));
        return left.size() > MOST_SHOWN ? first + "; and " + (left.size() - MOST_SHOWN) + " more" : first;
    }

    private static String state(Difference.Change change) {
        if (change.live() == null) {
            return "missing";
        }
        return change.wanted() == null ? "still there" : "not as wanted";
    }

    private Map<InstanceAddress, ApplyOutcome> refused(String step, List<RpcError> errors) {
        Map<RpcError, List<UnitEdit>> blamed = new LinkedHashMap<>();
        for (RpcError error : errors) {
            blamed.put(error, Blame.of(error, edits));
        }
        boolean all = blamed.values().stream().anyMatch(List::isEmpty);
        return each(edit -> {
            List<RpcError> own = errors.stream()
                    .filter(error ->
                            all || blamed.getOrDefault(error, List.of()).contains(edit))
                    .toList();
            if (!own.isEmpty()) {
                return new ApplyOutcome.Failed(List.of(Finding.error(
                        "Device refused the change",
                        device + " refused the " + step + ": "
                                + own.stream().map(RpcError::words).collect(Collectors.joining("; "))
                                + ". Nothing was changed. Correct the configuration, then plan again.")));
            }
            String others = blamed.values().stream()
                    .flatMap(List::stream)
                    .map(other -> other.address().toString())
                    .distinct()
                    .collect(Collectors.joining(", "));
            return new ApplyOutcome.Failed(List.of(Finding.error(
                    "Change not made with the others of its transaction",
                    device + " takes the changes of a transaction together or not at all, and it refused " + others
                            + ". Nothing was changed.")));
        });
    }
}
