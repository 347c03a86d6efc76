package io.rackform.lab.bmc;

import java.util.List;

/**
 * From where the server is told to boot in place of its boot order (DSP0268, ComputerSystem {@code Boot}).
 *
 * @param enabled Disabled, Once or Continuous
 * @param mode UEFI or Legacy
 */
record BootOverride(String enabled, String target, String mode) {
    static final List<String> ENABLED = List.of("Disabled", "Once", "Continuous");
    static final List<String> TARGETS = List.of("None", "Pxe", "Hdd", "Cd", "Usb", "BiosSetup", "UefiHttp");
    static final List<String> MODES = List.of("UEFI", "Legacy");

    static final BootOverride NONE = new BootOverride("Disabled", "None", "UEFI");

    BootOverride withEnabled(String next) {
        return new BootOverride(next, target, mode);
    }

    BootOverride withTarget(String next) {
        return new BootOverride(enabled, next, mode);
    }

    BootOverride withMode(String next) {
        return new BootOverride(enabled, target, next);
    }

    String bootSource() {
        return enabled.equals("Disabled") || target.equals("None") ? "Hdd" : target;
    }

    /** An override for once reads back as disabled after the boot that used it up. */
    BootOverride afterBoot() {
        return enabled.equals("Once") ? new BootOverride("Disabled", "None", mode) : this;
    }
}
