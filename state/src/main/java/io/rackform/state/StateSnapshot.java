package io.rackform.state;

import io.rackform.model.address.InstanceAddress;
import io.rackform.model.map.Sorted;
import io.rackform.model.value.Value;
import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is recorded, at one moment.
 *
 * @param lineage tells one state from all others for its whole life; empty as long as nothing was ever recorded
 * @param serial grows by one with every recorded change
 * @param objects in the order of their ids
 * @param outputs the root module's outputs, sensitive ones marked
 * @param checks what conditions said in the last run that looked at them, sorted
 * @param inDoubt intents without a result, in their order: their objects must be read before anything is sent to them
 */
public record StateSnapshot(
        String lineage,
        long serial,
        SequencedMap<ObjectId, RecordedObject> objects,
        SortedMap<String, Value> outputs,
        List<CheckResult> checks,
        List<Intent> inDoubt) {
    private static final StateSnapshot EMPTY =
            new StateSnapshot("", 0, new TreeMap<>(), new TreeMap<>(), List.of(), List.of());

    public StateSnapshot {
        objects = Sorted.copyOf(objects);
        outputs = Collections.unmodifiableSortedMap(new TreeMap<>(outputs));
        checks = List.copyOf(checks);
        inDoubt = List.copyOf(inDoubt);
    }

    /** The state before the first run. */
    public static StateSnapshot empty() {
        return EMPTY;
    }

    /** The instance's current object, null where there is none. */
    public @Nullable RecordedObject current(InstanceAddress address) {
        return objects.get(ObjectId.current(address));
    }
}
