package io.rackform.lab.bmc;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Which resource stands at which path. Paths have no slash at their end. */
final class ServiceTree {
    private static final String ROOT = ServiceDocuments.ROOT;

    private final BmcOptions options;
    private final Sessions sessions;
    private final Tasks tasks;
    private final ServiceDocuments service;
    private final Map<String, Resource> fixed = new HashMap<>();

    ServiceTree(BmcOptions options, Sessions sessions, Tasks tasks, Machine machine, Bios bios, BiosRegistry registry) {
        this.options = options;
        this.sessions = sessions;
        this.tasks = tasks;
        this.service = new ServiceDocuments(options.identity());
        SystemLabels labels = new SystemLabels();
        SystemDocuments system = new SystemDocuments(options, machine, bios, labels);
        addServices(system.path());
        addSystem(system, new SystemOperations(options.habits(), machine, labels, system, tasks));
        addBios(machine, bios, system.path());
        String registryPath = ServiceDocuments.REGISTRIES + "/" + BiosRegistry.ID;
        fixed.put(registryPath, Resource.of(ServiceDocuments::registryFile));
        fixed.put(registryPath + ".json", Resource.of(() -> registry.document(options.identity())));
    }

    /** What may be read by anybody. */
    static boolean open(String path) {
        return path.equals("/redfish")
                || path.equals(ROOT)
                || path.equals(ROOT + "/odata")
                || path.equals(ROOT + "/$metadata");
    }

    Optional<Resource> at(String path) {
        Resource resource = fixed.get(path);
        if (resource != null) {
            return Optional.of(resource);
        }
        if (path.startsWith(ServiceDocuments.SESSIONS + "/")) {
            return session(path.substring(ServiceDocuments.SESSIONS.length() + 1));
        }
        return tasks.at(path);
    }

    private void addServices(String systemPath) {
        fixed.put("/redfish", Resource.of(() -> Json.object("v1", ROOT + "/")));
        fixed.put(ROOT, Resource.of(service::root));
        fixed.put(ROOT + "/odata", Resource.of(ServiceDocuments::odata));
        fixed.put(
                ROOT + "/$metadata",
                Resource.operation("GET", _ -> new Answer(200, Map.of(), ServiceDocuments.metadata(), false)));
        fixed.put(ROOT + "/SessionService", Resource.of(() -> ServiceDocuments.sessionService(options.access())));
        fixed.put(ServiceDocuments.SESSIONS, Resource.of(this::sessionList, "POST", this::logIn));
        fixed.put(Tasks.ROOT, Resource.of(ServiceDocuments::taskService));
        fixed.put(Tasks.ROOT + "/Tasks", Resource.of(tasks::collection));
        addCollection("/Systems", "ComputerSystemCollection", systemPath);
        addCollection("/Chassis", "ChassisCollection", ServiceDocuments.CHASSIS);
        addCollection("/Managers", "ManagerCollection", ServiceDocuments.MANAGER);
        addCollection(
                "/Registries", "MessageRegistryFileCollection", ServiceDocuments.REGISTRIES + "/" + BiosRegistry.ID);
        fixed.put(ServiceDocuments.CHASSIS, Resource.of(() -> service.chassis(systemPath)));
        fixed.put(ServiceDocuments.MANAGER, Resource.of(() -> service.manager(systemPath)));
        fixed.put(
                ServiceDocuments.MANAGER + "/Actions/Manager.Reset",
                Resource.operation("POST", _ -> Answer.noContent().thenRestarting()));
    }

    private void addCollection(String name, String type, String member) {
        String path = ROOT + name;
        fixed.put(path, Resource.of(() -> ServiceDocuments.collection(path, type, name.substring(1), List.of(member))));
    }

    private void addSystem(SystemDocuments system, SystemOperations operations) {
        String path = system.path();
        fixed.put(path, Resource.of(system::system, "PATCH", operations::change));
        fixed.put(path + "/Actions/ComputerSystem.Reset", Resource.operation("POST", operations::reset));
        fixed.put(path + "/ResetActionInfo", Resource.of(system::resetActionInfo));
        fixed.put(path + "/EthernetInterfaces", Resource.of(system::networkPorts));
        for (int port = 1; port <= options.identity().macs().size(); port++) {
            int number = port;
            fixed.put(path + "/EthernetInterfaces/NIC." + port, Resource.of(() -> system.networkPort(number)));
        }
        fixed.put(path + "/BootOptions", Resource.of(system::bootOptions));
        SystemLabels.BOOT_OPTIONS.forEach((reference, name) ->
                fixed.put(path + "/BootOptions/" + reference, Resource.of(() -> system.bootOption(reference, name))));
    }

    private void addBios(Machine machine, Bios bios, String systemPath) {
        BiosDocuments documents =
                new BiosDocuments(bios, systemPath, options.habits().settingsName());
        BiosOperations operations = new BiosOperations(options.habits(), machine, bios, documents, tasks);
        fixed.put(documents.path(), Resource.of(documents::active));
        fixed.put(documents.settingsPath(), Resource.of(documents::planned, "PATCH", operations::change));
        fixed.put(
                documents.path() + "/Actions/Bios.ResetBios", Resource.operation("POST", operations::factoryDefaults));
    }

    private Map<String, Object> sessionList() {
        return ServiceDocuments.collection(
                ServiceDocuments.SESSIONS,
                "SessionCollection",
                "Sessions",
                sessions.all().stream()
                        .map(session -> ServiceDocuments.SESSIONS + "/" + session.id())
                        .toList());
    }

    private Optional<Resource> session(String id) {
        return sessions.find(id)
                .map(session -> Resource.of(
                        () -> ServiceDocuments.session(session, options.access().username()), "DELETE", _ -> {
                            sessions.close(id);
                            return Answer.noContent();
                        }));
    }

    private Answer logIn(Request request) {
        JsonNode body = request.object().orElseThrow();
        JsonNode username = body.path("UserName");
        JsonNode password = body.path("Password");
        if (!username.isString() || !password.isString()) {
            String missing = username.isString() ? "Password" : "UserName";
            return Answer.error(
                    400,
                    RedfishMessage.problem(
                            "PropertyMissing",
                            "The property " + missing + " is required to log in.",
                            "Send UserName and Password as strings.",
                            missing));
        }
        if (!sessions.rightPassword(username.stringValue(), password.stringValue())) {
            return Answer.error(
                    401,
                    RedfishMessage.problem(
                            "ResourceAtUriUnauthorized",
                            "The user name or the password is wrong.",
                            "Log in with a valid user name and password.",
                            ServiceDocuments.SESSIONS));
        }
        return sessions.open()
                .map(session -> Answer.of(
                                201,
                                ServiceDocuments.session(
                                        session, options.access().username()))
                        .with("Location", ServiceDocuments.SESSIONS + "/" + session.id())
                        .with("X-Auth-Token", session.token()))
                .orElseGet(() -> Answer.error(
                        503,
                        RedfishMessage.problem(
                                "SessionLimitExceeded",
                                "There are as many sessions as there may be.",
                                "Close a session and log in again.")));
    }
}
