package io.rackform.state;

import io.rackform.model.value.Value;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One recorded result. Changes of one object also settle its intents, which are then no longer in doubt. */
public sealed interface Change {
    /** The object is there, like this. Settles all intents of the object. */
    record Put(RecordedObject object) implements Change {}

    /**
     * The object is gone, or no longer kept. Settles the intents of the object; but where this run intends to delete
     * and then to create it, only those up to the delete: the create is still to come.
     */
    record Remove(ObjectId id) implements Change {}

    /** Nothing was changed on the device, or it was read again and needs no new record. Settles all intents of the object. */
    record Settle(ObjectId id) implements Change {}

    /**
     * What is recorded as the one is recorded as the other from now on, its intents included: none of them is settled.
     *
     * @param from the same as {@code to} where only the record changes
     * @param object the record under its new name; null where there are only intents
     */
    record Move(ObjectId from, ObjectId to, @Nullable RecordedObject object) implements Change {}

    /** All outputs of the root module, in place of those before. */
    record SetOutputs(SortedMap<String, Value> outputs) implements Change {
        public SetOutputs {
            outputs = Collections.unmodifiableSortedMap(new TreeMap<>(outputs));
        }
    }

    /** What all conditions said, in place of what they said before. */
    record SetChecks(List<CheckResult> checks) implements Change {
        public SetChecks {
            checks = checks.stream().sorted().toList();
        }
    }
}
