package io.rackform.lab.bmc;

import java.util.List;
import java.util.Map;

/** The documents of the BIOS: active settings, and the settings object that takes changes. */
final class BiosDocuments {
    static final List<String> APPLY_TIMES = List.of("OnReset");

    private final Bios bios;
    private final String path;
    private final String settingsPath;

    BiosDocuments(Bios bios, String systemPath, String settingsName) {
        this.bios = bios;
        this.path = systemPath + "/Bios";
        this.settingsPath = path + "/" + settingsName;
    }

    String path() {
        return path;
    }

    String settingsPath() {
        return settingsPath;
    }

    Map<String, Object> active() {
        Map<String, Object> document =
                ServiceDocuments.resource(path, "#Bios.v1_2_3.Bios", "Bios", "BIOS configuration, in force");
        document.put("AttributeRegistry", BiosRegistry.ID);
        document.put("Attributes", bios.active());
        document.put("@Redfish.Settings", settings());
        document.put(
                "Actions", Json.object("#Bios.ResetBios", Json.object("target", path + "/Actions/Bios.ResetBios")));
        return document;
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = Json.object(
                "@odata.type",
                "#Settings.v1_3_5.Settings",
                "SettingsObject",
                Json.link(settingsPath),
                "SupportedApplyTimes",
                APPLY_TIMES,
                "ETag",
                Json.entityTag(planned()));
        bios.lastApplied().ifPresent(time -> settings.put("Time", time.toString()));
        if (!bios.lastMessages().isEmpty()) {
            settings.put(
                    "Messages",
                    bios.lastMessages().stream().map(RedfishMessage::document).toList());
        }
        return settings;
    }

    Map<String, Object> planned() {
        Map<String, Object> document = ServiceDocuments.resource(
                settingsPath, "#Bios.v1_2_3.Bios", "Settings", "BIOS configuration, after the next reset");
        document.put("AttributeRegistry", BiosRegistry.ID);
        document.put("Attributes", bios.planned());
        return document;
    }
}
