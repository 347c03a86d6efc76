package io.rackform.redfish.server;

import org.jspecify.annotations.Nullable;

/** Whether a server runs (DSP0268, {@code PowerState}). */
public enum PowerState {
    ON("On"),
    OFF("Off"),
    TURNING_ON("On"),
    TURNING_OFF("Off"),
    /** The BMC does not say. */
    UNKNOWN("unknown");

    private final String word;

    PowerState(String word) {
        this.word = word;
    }

    static PowerState of(@Nullable String text) {
        return switch (text == null ? "" : text) {
            case "On", "Paused" -> ON;
            case "Off" -> OFF;
            case "PoweringOn" -> TURNING_ON;
            case "PoweringOff" -> TURNING_OFF;
            // allow default: words of vendors, and none at all
            default -> UNKNOWN;
        };
    }

    /** Where it is, or where it goes: {@code On} or {@code Off}. */
    public String word() {
        return word;
    }

    /** Whether it stays as it is by itself. */
    public boolean settled() {
        return this == ON || this == OFF;
    }
}
