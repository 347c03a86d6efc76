package io.rackform.state;

import io.rackform.model.address.ProviderAddress;
import io.rackform.model.value.ObjectValue;
import org.jspecify.annotations.Nullable;

/**
 * What is about to be done to one object on a device; durable before the device hears of it.
 *
 * @param sequence given by the journal, in the order of the intents; 0 before that
 * @param runId given by the journal; empty before that
 * @param unitId the unit of edits that the operation travels in
 * @param naturalKey what the device calls the object, by which it is found again after a crash; empty where it is not known yet
 * @param fingerprint of what was seen on the device when the operation was planned; empty where nothing was seen
 * @param planned the planned attributes, null for a delete; never an ephemeral one
 */
public record Intent(
        long sequence,
        String runId,
        String unitId,
        ObjectId object,
        ProviderAddress provider,
        Action action,
        String naturalKey,
        String fingerprint,
        @Nullable ObjectValue planned) {
    /** What is done to the object. */
    public enum Action {
        CREATE,
        UPDATE,
        DELETE;

        /** What becomes of the object, as messages say it: "created". */
        public String done() {
            return switch (this) {
                case CREATE -> "created";
                case UPDATE -> "updated";
                case DELETE -> "deleted";
            };
        }
    }

    /** An intent that the journal has not numbered yet. */
    public static Intent of(
            String unitId,
            ObjectId object,
            ProviderAddress provider,
            Action action,
            String naturalKey,
            String fingerprint,
            @Nullable ObjectValue planned) {
        return new Intent(0, "", unitId, object, provider, action, naturalKey, fingerprint, planned);
    }

    /** This intent as the journal's entry. */
    public Intent numbered(long newSequence, String newRunId) {
        return new Intent(newSequence, newRunId, unitId, object, provider, action, naturalKey, fingerprint, planned);
    }

    public Intent withObject(ObjectId newObject) {
        return new Intent(sequence, runId, unitId, newObject, provider, action, naturalKey, fingerprint, planned);
    }

    public String resourceType() {
        return object.address().resource().type();
    }
}
