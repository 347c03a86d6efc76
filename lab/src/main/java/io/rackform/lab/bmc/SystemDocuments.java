package io.rackform.lab.bmc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The documents of the server itself: system, network ports, boot options. */
final class SystemDocuments {
    private final BmcOptions options;
    private final BmcOptions.Identity identity;
    private final Machine machine;
    private final Bios bios;
    private final SystemLabels labels;
    private final String path;

    SystemDocuments(BmcOptions options, Machine machine, Bios bios, SystemLabels labels) {
        this.options = options;
        this.identity = options.identity();
        this.machine = machine;
        this.bios = bios;
        this.labels = labels;
        this.path = ServiceDocuments.ROOT + "/Systems/" + identity.systemId();
    }

    /** Where the system is. */
    String path() {
        return path;
    }

    Map<String, Object> system() {
        Map<String, Object> system = ServiceDocuments.resource(
                path, "#ComputerSystem.v1_22_1.ComputerSystem", identity.systemId(), "System");
        system.put("SystemType", "Physical");
        system.put("Manufacturer", identity.manufacturer());
        system.put("Model", identity.model());
        system.put("SKU", identity.sku());
        system.put("SerialNumber", identity.serial());
        system.put("UUID", identity.uuid());
        system.put("BiosVersion", "1.4.0");
        system.put("AssetTag", labels.assetTag());
        system.put("IndicatorLED", labels.indicator());
        system.put("PowerState", machine.power().word);
        system.put("BootProgress", Json.object("LastState", machine.progress().word));
        system.put("LastResetTime", machine.lastReset().toString());
        system.put("Boot", boot());
        system.put(
                "MemorySummary",
                Json.object("TotalSystemMemoryGiB", identity.memoryGib(), "Status", ServiceDocuments.healthy()));
        system.put("ProcessorSummary", processors());
        system.put("Status", ServiceDocuments.healthy());
        system.put("EthernetInterfaces", Json.link(path + "/EthernetInterfaces"));
        system.put("Bios", Json.link(path + "/Bios"));
        system.put(
                "Links",
                Json.object(
                        "Chassis", Json.links(ServiceDocuments.CHASSIS),
                        "ManagedBy", Json.links(ServiceDocuments.MANAGER)));
        system.put("Actions", Json.object("#ComputerSystem.Reset", resetAction()));
        return system;
    }

    private Map<String, Object> boot() {
        BootOverride override = machine.override();
        return Json.object(
                "BootSourceOverrideEnabled", override.enabled(),
                "BootSourceOverrideEnabled@Redfish.AllowableValues", BootOverride.ENABLED,
                "BootSourceOverrideTarget", override.target(),
                "BootSourceOverrideTarget@Redfish.AllowableValues", BootOverride.TARGETS,
                "BootSourceOverrideMode", override.mode(),
                "BootSourceOverrideMode@Redfish.AllowableValues", BootOverride.MODES,
                "BootOptions", Json.link(path + "/BootOptions"),
                "BootOrder", labels.bootOrder());
    }

    private Map<String, Object> processors() {
        int cores = identity.processors() * 16;
        boolean threads = "Enabled".equals(bios.active().get("ProcHyperthreading"));
        return Json.object(
                "Count",
                identity.processors(),
                "CoreCount",
                cores,
                "LogicalProcessorCount",
                threads ? cores * 2 : cores,
                "Model",
                "Lab processor, 16 cores",
                "Status",
                ServiceDocuments.healthy());
    }

    private Map<String, Object> resetAction() {
        Map<String, Object> action = Json.object("target", path + "/Actions/ComputerSystem.Reset");
        if (options.habits().actionInfo()) {
            action.put("@Redfish.ActionInfo", path + "/ResetActionInfo");
        } else {
            action.put("ResetType@Redfish.AllowableValues", Machine.RESET_TYPES);
        }
        return action;
    }

    Map<String, Object> resetActionInfo() {
        Map<String, Object> info = ServiceDocuments.resource(
                path + "/ResetActionInfo", "#ActionInfo.v1_4_2.ActionInfo", "ResetActionInfo", "Reset Action Info");
        info.put(
                "Parameters",
                List.of(Json.object(
                        "Name",
                        "ResetType",
                        "Required",
                        true,
                        "DataType",
                        "String",
                        "AllowableValues",
                        Machine.RESET_TYPES)));
        return info;
    }

    Map<String, Object> networkPorts() {
        List<String> members = new ArrayList<>();
        for (int number = 1; number <= identity.macs().size(); number++) {
            members.add(path + "/EthernetInterfaces/NIC." + number);
        }
        return ServiceDocuments.collection(
                path + "/EthernetInterfaces", "EthernetInterfaceCollection", "Network ports", members);
    }

    /** @param number 1 for the first */
    Map<String, Object> networkPort(int number) {
        String id = "NIC." + number;
        String mac = identity.macs().get(number - 1);
        Map<String, Object> port = ServiceDocuments.resource(
                path + "/EthernetInterfaces/" + id,
                "#EthernetInterface.v1_12_1.EthernetInterface",
                id,
                "Port " + number);
        port.put("MACAddress", mac);
        port.put("PermanentMACAddress", mac);
        port.put("InterfaceEnabled", true);
        port.put("LinkStatus", machine.power() == Machine.Power.OFF ? "LinkDown" : "LinkUp");
        port.put("SpeedMbps", 25_000);
        port.put("FullDuplex", true);
        port.put("Status", ServiceDocuments.healthy());
        return port;
    }

    Map<String, Object> bootOptions() {
        return ServiceDocuments.collection(
                path + "/BootOptions",
                "BootOptionCollection",
                "Boot options",
                SystemLabels.BOOT_OPTIONS.keySet().stream()
                        .map(id -> path + "/BootOptions/" + id)
                        .toList());
    }

    Map<String, Object> bootOption(String reference, String name) {
        Map<String, Object> option = ServiceDocuments.resource(
                path + "/BootOptions/" + reference, "#BootOption.v1_0_6.BootOption", reference, name);
        option.put("BootOptionReference", reference);
        option.put("DisplayName", name);
        option.put("BootOptionEnabled", true);
        return option;
    }
}
