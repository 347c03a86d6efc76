package io.rackform.spi;

import io.rackform.model.address.InstanceAddress;
import io.rackform.model.value.ObjectValue;
import org.jspecify.annotations.Nullable;

/**
 * One object to look at.
 *
 * @param type the resource type's name
 * @param recorded the object as the state has it; null where the state has none
 * @param desired the wanted configuration, for objects that are not recorded; attributes may be unknown; null where only
 *     the record or the identity says what to look for
 * @param identity which object is to be imported, as the {@link Importable} type says; null for any other read. The answer
 *     has what the object is, as far as the wanted configuration is about it, and all of it where there is none
 * @param intended the object as it was planned by a run that ended before it could record the result; null where none
 *     did. What the device has of it, that run may have made
 * @param inDoubt whether such a run was about to change the object. A device that may still undo what that run did is
 *     waited for: what is read now must be what stays
 */
public record ReadRequest(
        InstanceAddress address,
        String type,
        @Nullable ObjectValue recorded,
        @Nullable ObjectValue desired,
        @Nullable ObjectValue identity,
        @Nullable ObjectValue intended,
        boolean inDoubt) {
    public ReadRequest(
            InstanceAddress address,
            String type,
            @Nullable ObjectValue recorded,
            @Nullable ObjectValue desired,
            @Nullable ObjectValue identity,
            @Nullable ObjectValue intended) {
        this(address, type, recorded, desired, identity, intended, intended != null);
    }

    public ReadRequest(
            InstanceAddress address, String type, @Nullable ObjectValue recorded, @Nullable ObjectValue desired) {
        this(address, type, recorded, desired, null, null);
    }
}
