package io.rackform.lab.bmc;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What can be written on the system and has no effect on its power: tag, lamp, boot order. */
final class SystemLabels {
    static final Map<String, String> BOOT_OPTIONS = new TreeMap<>(Map.of(
            "Boot0001", "Network port 1",
            "Boot0002", "Network port 2",
            "Boot0003", "Disk",
            "Boot0004", "Virtual media"));
    static final List<String> INDICATORS = List.of("Off", "Lit", "Blinking");

    private String assetTag = "";
    private String indicator = "Off";
    private List<String> bootOrder = List.copyOf(BOOT_OPTIONS.keySet());

    String assetTag() {
        return assetTag;
    }

    void assetTag(String next) {
        assetTag = next;
    }

    String indicator() {
        return indicator;
    }

    void indicator(String next) {
        indicator = next;
    }

    List<String> bootOrder() {
        return bootOrder;
    }

    void bootOrder(List<String> next) {
        bootOrder = List.copyOf(next);
    }
}
