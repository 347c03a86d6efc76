package io.rackform.spi;

import io.rackform.model.address.InstanceAddress;
import io.rackform.model.value.ObjectValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Edits that travel to one device together. No edit of a unit depends on another's result.
 *
 * @param id unique within the run; the same when the unit is tried again, so that a device can be asked for it
 */
public record ChangeUnit(String id, List<Edit> edits) {
    public ChangeUnit {
        edits = List.copyOf(edits);
    }

    /** What an edit does to its object. */
    public enum Kind {
        CREATE,
        UPDATE,
        DELETE
    }

    /**
     * One object's change.
     *
     * @param type the resource type's name
     * @param configuration as evaluated now, write-only attributes included; null for a deletion
     * @param prior the object as last seen on the device; null where it was not there
     * @param planned what was shown to the user, unknown only where the device chooses; null for a deletion
     */
    public record Edit(
            InstanceAddress address,
            String type,
            Kind kind,
            @Nullable ObjectValue configuration,
            @Nullable ObjectValue prior,
            @Nullable ObjectValue planned) {}
}
