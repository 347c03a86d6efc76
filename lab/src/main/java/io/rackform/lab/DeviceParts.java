package io.rackform.lab;

/**
 * What every simulated device has, whatever its protocol.
 *
 * @param name in the site file
 * @param traffic what the device saw
 * @param faults what it plays
 */
public record DeviceParts(String name, TrafficLog traffic, FaultScript faults) {
    public DeviceParts(String name) {
        this(name, new TrafficLog(), new FaultScript());
    }
}
