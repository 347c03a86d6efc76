package io.rackform.lab.bmc;

import static io.rackform.lab.bmc.BiosAttribute.choice;
import static io.rackform.lab.bmc.BiosAttribute.flag;
import static io.rackform.lab.bmc.BiosAttribute.text;
import static io.rackform.lab.bmc.BiosAttribute.whole;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The attributes that the lab's firmware has, and how they depend on each other. */
final class BiosRegistry {
    static final String ID = "BiosAttributeRegistryRF1000.v1_4_0";

    /** While one attribute has, or has not, a value, another one cannot be written. */
    private record Lock(String locked, String by, boolean whileEqual, String value) {
        boolean holds(Map<String, Object> values) {
            return value.equals(values.get(by)) == whileEqual;
        }

        Map<String, Object> document() {
            Map<String, Object> from = Json.object(
                    "MapFromAttribute",
                    by,
                    "MapFromProperty",
                    "CurrentValue",
                    "MapFromCondition",
                    whileEqual ? "EQU" : "NEQ",
                    "MapFromValue",
                    value);
            Map<String, Object> dependency = Json.object(
                    "MapFrom",
                    List.of(from),
                    "MapToAttribute",
                    locked,
                    "MapToProperty",
                    "ReadOnly",
                    "MapToValue",
                    true);
            return Json.object("DependencyFor", locked, "Type", "Map", "Dependency", dependency);
        }
    }

    private static final String BOOT = "BootSettings";
    private static final String PROCESSOR = "ProcSettings";
    private static final String MEMORY = "MemSettings";
    private static final String DEVICES = "IntegratedDevices";
    private static final String PROFILE = "SysProfileSettings";
    private static final String MISC = "MiscSettings";
    private static final String SYSTEM = "SysInformation";

    private static final List<Lock> LOCKS = List.of(
            new Lock("SecureBoot", "BootMode", true, "Bios"),
            new Lock("ProcTurboMode", "WorkloadProfile", false, "Custom"),
            new Lock("ProcCStates", "WorkloadProfile", false, "Custom"));

    private final Map<String, BiosAttribute> attributes = new LinkedHashMap<>();

    BiosRegistry(BmcOptions.Identity identity) {
        String on = "Enabled";
        String off = "Disabled";
        for (BiosAttribute attribute : List.of(
                choice("BootMode", "Boot mode", BOOT, "Uefi", "Uefi", "Bios"),
                choice("SecureBoot", "Secure boot", BOOT, off, on, off),
                whole("BootRetryCount", "Boot attempts before giving up", BOOT, 3, 0, 10, 1),
                choice("PxeDev1EnDis", "PXE device 1", BOOT, on, on, off),
                whole("PxeDev1VlanId", "PXE device 1 VLAN", BOOT, 1, 1, 4094, 1),
                choice("ProcTurboMode", "Turbo mode", PROCESSOR, on, on, off),
                choice("ProcHyperthreading", "Logical processors", PROCESSOR, on, on, off),
                choice("ProcVirtualization", "Virtualization technology", PROCESSOR, on, on, off),
                choice("ProcCStates", "Processor C-states", PROCESSOR, on, on, off, "Autonomous"),
                choice("NumaNodesPerSocket", "NUMA nodes per socket", MEMORY, "1", "1", "2", "4"),
                choice(
                        "MemOpMode",
                        "Memory operating mode",
                        MEMORY,
                        "Optimizer",
                        "Optimizer",
                        "Mirror",
                        "FaultResilient"),
                choice("SriovGlobalEnable", "SR-IOV", DEVICES, off, on, off),
                choice("EmbSata", "Embedded SATA", DEVICES, "Ahci", "Ahci", "Raid", "Off"),
                choice(
                        "WorkloadProfile",
                        "Workload profile",
                        PROFILE,
                        "Custom",
                        "Custom",
                        "Virtualization",
                        "LowLatency"),
                choice("PowerProfile", "Power profile", PROFILE, "Balanced", "Balanced", "Performance", "PowerSaver"),
                whole("WatchdogMinutes", "Operating system watchdog, minutes", MISC, 10, 5, 60, 5),
                choice("AcPowerRecovery", "After power loss", MISC, "Last", "Last", "On", "Off"),
                flag("NumLock", "NumLock at start", MISC, true),
                flag("PauseOnError", "Wait for a key after an error", MISC, false),
                text("AssetTag", "Asset tag", MISC, "", 63, "[ -~]*"),
                text("AdminContact", "Administrator", MISC, "", 63, "[ -~]*"),
                text("SystemServiceTag", "Service tag", SYSTEM, identity.serial(), 63, "[ -~]*")
                        .fixed(),
                whole("ProcessorCount", "Processors", SYSTEM, identity.processors(), 1, 8, 1)
                        .fixed())) {
            attributes.put(attribute.name(), attribute);
        }
    }

    Optional<BiosAttribute> find(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    Map<String, Object> defaults() {
        Map<String, Object> values = new LinkedHashMap<>();
        attributes.values().forEach(attribute -> values.put(attribute.name(), attribute.initial()));
        return values;
    }

    /** Why an attribute could not be written if all attributes had these values; empty where it can. */
    Optional<String> lockedBy(String name, Map<String, Object> values) {
        return LOCKS.stream()
                .filter(lock -> lock.locked().equals(name) && lock.holds(values))
                .map(lock -> lock.by() + " is " + values.get(lock.by()))
                .findFirst();
    }

    Map<String, Object> document(BmcOptions.Identity identity) {
        List<Map<String, Object>> entries = new ArrayList<>();
        attributes.values().forEach(attribute -> entries.add(attribute.document(entries.size() + 1)));
        return Json.object(
                "@odata.type",
                "#AttributeRegistry.v1_3_8.AttributeRegistry",
                "Id",
                ID,
                "Name",
                "BIOS attribute registry",
                "Language",
                "en",
                "OwningEntity",
                identity.manufacturer(),
                "RegistryVersion",
                "1.4.0",
                "SupportedSystems",
                List.of(Json.object("ProductName", identity.model(), "SystemId", identity.sku())),
                "RegistryEntries",
                Json.object(
                        "Attributes",
                        entries,
                        "Dependencies",
                        LOCKS.stream().map(Lock::document).toList()));
    }
}
