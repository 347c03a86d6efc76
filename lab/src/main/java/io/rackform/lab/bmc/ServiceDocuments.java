package io.rackform.lab.bmc;

import java.util.List;
import java.util.Map;

/** The documents around the system: service root, session and task service, chassis, manager. */
final class ServiceDocuments {
    static final String ROOT = "/redfish/v1";
    static final String SESSIONS = ROOT + "/SessionService/Sessions";
    static final String CHASSIS = ROOT + "/Chassis/1";
    static final String MANAGER = ROOT + "/Managers/1";
    static final String REGISTRIES = ROOT + "/Registries";

    private final BmcOptions.Identity identity;

    ServiceDocuments(BmcOptions.Identity identity) {
        this.identity = identity;
    }

    static Map<String, Object> collection(String path, String type, String name, List<String> members) {
        return Json.object(
                "@odata.id",
                path,
                "@odata.type",
                "#" + type + "." + type,
                "Name",
                name,
                "Members@odata.count",
                members.size(),
                "Members",
                Json.links(members.toArray(String[]::new)));
    }

    /** The four properties that every resource starts with. */
    static Map<String, Object> resource(String path, String type, String id, String name) {
        return Json.object("@odata.id", path, "@odata.type", type, "Id", id, "Name", name);
    }

    static Map<String, Object> healthy() {
        return Json.object("State", "Enabled", "Health", "OK");
    }

    Map<String, Object> root() {
        Map<String, Object> root =
                resource(ROOT + "/", "#ServiceRoot.v1_16_1.ServiceRoot", "RootService", "Root Service");
        root.put("RedfishVersion", "1.18.0");
        root.put("UUID", identity.uuid());
        root.put("Vendor", identity.manufacturer());
        root.put("Product", identity.model() + " controller");
        root.put(
                "ProtocolFeaturesSupported",
                Json.object(
                        "FilterQuery", false,
                        "SelectQuery", false,
                        "OnlyMemberQuery", false,
                        "ExcerptQuery", false,
                        "ExpandQuery",
                                Json.object("ExpandAll", false, "Levels", false, "Links", false, "NoLinks", false)));
        for (String name : List.of("Systems", "Chassis", "Managers", "SessionService", "Registries")) {
            root.put(name, Json.link(ROOT + "/" + name));
        }
        root.put("Tasks", Json.link(Tasks.ROOT));
        root.put("Links", Json.object("Sessions", Json.link(SESSIONS)));
        return root;
    }

    static Map<String, Object> sessionService(BmcOptions.Access access) {
        Map<String, Object> service = resource(
                ROOT + "/SessionService", "#SessionService.v1_1_9.SessionService", "SessionService", "Session Service");
        service.put("Status", healthy());
        service.put("ServiceEnabled", true);
        service.put("SessionTimeout", Sessions.TIMEOUT.toSeconds());
        service.put("MaximumConcurrentSessions", access.sessionLimit());
        service.put("Sessions", Json.link(SESSIONS));
        return service;
    }

    static Map<String, Object> session(Sessions.Session session, String username) {
        Map<String, Object> document =
                resource(SESSIONS + "/" + session.id(), "#Session.v1_7_1.Session", session.id(), "User Session");
        document.put("UserName", username);
        document.put("CreatedTime", session.created().toString());
        return document;
    }

    static Map<String, Object> taskService() {
        Map<String, Object> service =
                resource(Tasks.ROOT, "#TaskService.v1_2_1.TaskService", "TaskService", "Task Service");
        service.put("Status", healthy());
        service.put("ServiceEnabled", true);
        service.put("CompletedTaskOverWritePolicy", "Oldest");
        service.put("Tasks", Json.link(Tasks.ROOT + "/Tasks"));
        return service;
    }

    Map<String, Object> chassis(String systemPath) {
        Map<String, Object> chassis = resource(CHASSIS, "#Chassis.v1_25_1.Chassis", "1", "Chassis");
        chassis.put("ChassisType", "RackMount");
        chassis.put("Manufacturer", identity.manufacturer());
        chassis.put("Model", identity.model());
        chassis.put("SKU", identity.sku());
        chassis.put("SerialNumber", identity.serial());
        chassis.put("PowerState", "On");
        chassis.put("Status", healthy());
        if (!identity.rack().isEmpty()) {
            Map<String, Object> placement = Json.object("Rack", identity.rack());
            if (identity.unit() > 0) {
                placement.put("RackOffset", identity.unit());
                placement.put("RackOffsetUnits", "EIA_310");
            }
            chassis.put("Location", Json.object("Placement", placement));
        }
        chassis.put("Links", Json.object("ComputerSystems", Json.links(systemPath), "ManagedBy", Json.links(MANAGER)));
        return chassis;
    }

    Map<String, Object> manager(String systemPath) {
        Map<String, Object> manager = resource(MANAGER, "#Manager.v1_19_1.Manager", "1", "Manager");
        manager.put("ManagerType", "BMC");
        manager.put("Manufacturer", identity.manufacturer());
        manager.put("Model", identity.model() + " controller");
        manager.put("FirmwareVersion", "1.4.0");
        manager.put("PowerState", "On");
        manager.put("Status", healthy());
        manager.put(
                "Links",
                Json.object("ManagerForServers", Json.links(systemPath), "ManagerForChassis", Json.links(CHASSIS)));
        manager.put(
                "Actions",
                Json.object(
                        "#Manager.Reset",
                        Json.object(
                                "target",
                                MANAGER + "/Actions/Manager.Reset",
                                "ResetType@Redfish.AllowableValues",
                                List.of("GracefulRestart", "ForceRestart"))));
        return manager;
    }

    static Map<String, Object> registryFile() {
        Map<String, Object> file = resource(
                REGISTRIES + "/" + BiosRegistry.ID,
                "#MessageRegistryFile.v1_1_3.MessageRegistryFile",
                BiosRegistry.ID,
                "BIOS attribute registry file");
        file.put("Languages", List.of("en"));
        file.put("Registry", BiosRegistry.ID);
        file.put(
                "Location",
                List.of(Json.object("Language", "en", "Uri", REGISTRIES + "/" + BiosRegistry.ID + ".json")));
        return file;
    }

    static Map<String, Object> odata() {
        List<Map<String, Object>> entries = List.of(
                Json.object("name", "Service", "kind", "Singleton", "url", ROOT + "/"),
                Json.object("name", "Systems", "kind", "Singleton", "url", ROOT + "/Systems"),
                Json.object("name", "Chassis", "kind", "Singleton", "url", ROOT + "/Chassis"),
                Json.object("name", "Managers", "kind", "Singleton", "url", ROOT + "/Managers"),
                Json.object("name", "Sessions", "kind", "Singleton", "url", SESSIONS));
        return Json.object("@odata.context", ROOT + "/$metadata", "value", entries);
    }

    /** The least document that OData 4 allows; clients that know Redfish by its schemas do not read it. */
    static String metadata() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <edmx:Edmx xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx" Version="4.0">
                  <edmx:DataServices>
                    <Schema xmlns="http://docs.oasis-open.org/odata/ns/edm" Namespace="Service"/>
                  </edmx:DataServices>
                </edmx:Edmx>
                """;
    }
}
