package io.rackform.state;

import io.rackform.model.address.InstanceAddress;
import org.jspecify.annotations.Nullable;

/**
 * Names one recorded object.
 *
 * @param deposedKey empty for the instance's current object; else it tells the objects apart that a replacement has left over
 */
public record ObjectId(InstanceAddress address, String deposedKey) implements Comparable<ObjectId> {
    public static ObjectId current(InstanceAddress address) {
        return new ObjectId(address, "");
    }

    public boolean isDeposed() {
        return !deposedKey.isEmpty();
    }

    @Override
    public int compareTo(ObjectId other) {
        int order = address.compareTo(other.address);
        return order == 0 ? deposedKey.compareTo(other.deposedKey) : order;
    }

    // Written out, as in InstanceAddress.
    @Override
    public int hashCode() {
        return 31 * address.hashCode() + deposedKey.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ObjectId that && address.equals(that.address) && deposedKey.equals(that.deposedKey);
    }

    @Override
    public String toString() {
        return isDeposed() ? address + " (deposed object " + deposedKey + ")" : address.toString();
    }
}
