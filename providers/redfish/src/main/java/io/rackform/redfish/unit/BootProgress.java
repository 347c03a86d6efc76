package io.rackform.redfish.unit;

import io.rackform.redfish.client.model.ComputerSystem;

/** How far a server's boot is (DSP0268, {@code BootProgress.LastState}). */
enum BootProgress {
    /** The BMC does not say. */
    UNTOLD,
    /** The firmware works: settings may be refused. */
    IN_POST,
    /** The firmware is done with the hardware: the last that BMCs of servers without an operating system tell. */
    HARDWARE_READY,
    /** The firmware is through. */
    THROUGH;

    static BootProgress of(ComputerSystem system) {
        String last = lastState(system);
        return switch (last) {
            case "" -> UNTOLD;
            case "OSBootStarted", "OSRunning", "SetupEntered" -> THROUGH;
            case "SystemHardwareInitializationComplete" -> HARDWARE_READY;
            // allow default: None, and every part of POST that has a name
            default -> IN_POST;
        };
    }

    static String lastState(ComputerSystem system) {
        String last = system.getBootProgress() == null
                ? null
                : system.getBootProgress().getLastState();
        return last == null ? "" : last;
    }
}
