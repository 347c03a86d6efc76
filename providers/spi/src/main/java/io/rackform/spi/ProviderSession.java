package io.rackform.spi;

import io.rackform.model.address.InstanceAddress;
import java.util.List;
import java.util.Map;

/**
 * The conversation with one device, over all resource types. Used from many threads; it limits by itself how much
 * travels at once. Every address asked for has exactly one outcome in the answer; one that is missing, and one whose
 * call threw, counts as unreachable or indeterminate.
 */
public interface ProviderSession extends AutoCloseable {
    /** The device's address, for messages: {@code https://10.1.2.3}, without secrets. */
    String device();

    /** How many units may run at once on this device. */
    int parallelUnits();

    /** Reads all the objects in as few round trips as the protocol allows. Changes nothing. */
    Map<InstanceAddress, ReadOutcome> read(List<ReadRequest> requests);

    /** Carries out the edits of one unit and proves them by reading back. */
    Map<InstanceAddress, ApplyOutcome> apply(ChangeUnit unit, ApplyMonitor monitor);

    /** Logs out. Never throws for a device that is away. */
    @Override
    void close();
}
