package io.rackform.lab;

import java.util.Map;

/** One simulated device: it listens on loopback from the moment it exists until it is closed. */
public interface LabDevice extends AutoCloseable {
    /** What is the same in all devices. */
    DeviceParts parts();

    /** The name of the device in its site file, unique in the site. */
    default String name() {
        return parts().name();
    }

    /** How a client reaches it: {@code https://127.0.0.1:PORT} for a BMC or cluster, {@code 127.0.0.1:PORT} for a switch. */
    String address();

    /**
     * What a client must know beside the address, by name: {@code ca_pem}, {@code host_key}, {@code username},
     * {@code password}, {@code token}; only those that the kind has.
     */
    Map<String, String> access();

    /** The faults that this device plays from now on; a device starts with {@link Faults#NONE}. */
    default void play(Faults faults) {
        parts().faults().play(faults);
    }

    /** Every request that the device saw, in order, writes marked as such. */
    default TrafficLog traffic() {
        return parts().traffic();
    }

    /**
     * Changes the device behind its management protocol's back, as a person at its console would.
     *
     * @param path what to change, in the device's own terms: a BIOS attribute, a NETCONF subtree, a manifest's path
     * @param value the new value in the device's own notation
     * @throws IllegalArgumentException where the device has no such thing
     */
    void changeByHand(String path, String value);

    @Override
    void close();
}
