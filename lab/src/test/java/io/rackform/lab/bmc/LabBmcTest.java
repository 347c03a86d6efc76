package io.rackform.lab.bmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rackform.lab.LabCertificates;
import io.rackform.lab.LabOptionException;
import io.rackform.lab.TrafficLog;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The service as its protocol has it; time stands still unless a test moves it. */
class LabBmcTest {
    private static final String SYSTEM = "/redfish/v1/Systems/1";
    private static final String BIOS = SYSTEM + "/Bios";
    private static final String SETTINGS = BIOS + "/Settings";
    private static final String RESET = SYSTEM + "/Actions/ComputerSystem.Reset";

    private final AtomicLong clock = new AtomicLong();
    private LabBmc bmc = start(Map.of());
    private BmcClient client = new BmcClient(bmc);

    private LabBmc start(Map<String, Object> more) {
        Map<String, Object> options = new HashMap<>(Map.of("tls", false, "boot_time", "10s", "task_time", "1s"));
        options.putAll(more);
        return new LabBmc("node-1", options, LabCertificates.create(), clock::get);
    }

    private void restartWith(Map<String, Object> more) {
        close();
        bmc = start(more);
        client = new BmcClient(bmc);
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    @AfterEach
    void close() {
        client.close();
        bmc.close();
    }

    @Test
    void tellsWhoTheServerIs() throws IOException {
        restartWith(Map.of(
                "serial",
                "RF0001",
                "model",
                "RF-2000",
                "macs",
                List.of("52:54:00:AA:00:01"),
                "rack",
                "R7",
                "unit",
                12));
        var system = client.get(SYSTEM).json();
        assertThat(system.path("SerialNumber").asString()).isEqualTo("RF0001");
        assertThat(system.path("Model").asString()).isEqualTo("RF-2000");
        assertThat(client.get(SYSTEM + "/EthernetInterfaces/NIC.1")
                        .json()
                        .path("MACAddress")
                        .asString())
                .isEqualTo("52:54:00:aa:00:01");
        assertThat(client.get("/redfish/v1/Chassis/1")
                        .json()
                        .at("/Location/Placement/Rack")
                        .asString())
                .isEqualTo("R7");
        assertThat(client.get("/redfish/v1/Chassis/1")
                        .json()
                        .at("/Location/Placement/RackOffset")
                        .asInt())
                .isEqualTo(12);
    }

    @Test
    void everyLinkFromTheRootLeadsSomewhere() throws IOException {
        restartWith(Map.of("macs", List.of("52:54:00:00:00:01", "52:54:00:00:00:02")));
        List<String> seen = new ArrayList<>(List.of("/redfish/v1/"));
        for (int i = 0; i < seen.size(); i++) {
            BmcClient.Reply reply = client.get(seen.get(i));
            assertThat(reply.status()).as(seen.get(i)).isEqualTo(200);
            reply.json().findValues("@odata.id").stream()
                    .map(link -> link.asString())
                    .filter(link -> !seen.contains(link))
                    .distinct()
                    .forEach(seen::add);
        }
        assertThat(seen)
                .contains(BIOS, SETTINGS, SYSTEM + "/EthernetInterfaces/NIC.2", "/redfish/v1/TaskService/Tasks");
    }

    @Test
    void letsInWithTokenOrPasswordOnly() throws IOException {
        assertThat(client.get(SYSTEM, "Authorization", BmcClient.basic("root", "wrong"))
                        .status())
                .isEqualTo(401);
        assertThat(client.get("/redfish/v1/nothing", "Authorization", "Basic ???")
                        .status())
                .isEqualTo(401);
        assertThat(client.get("/redfish/v1", "Authorization", "none").status()).isEqualTo(200);
        var login =
                client.post("/redfish/v1/SessionService/Sessions", "{\"UserName\":\"root\",\"Password\":\"calvin\"}");
        assertThat(login.status()).isEqualTo(201);
        String token = login.header("X-Auth-Token");
        assertThat(client.get(SYSTEM, "Authorization", "none", "X-Auth-Token", token)
                        .status())
                .isEqualTo(200);
        assertThat(client.send("DELETE", login.header("Location"), "", "X-Auth-Token", token)
                        .status())
                .isEqualTo(204);
        assertThat(client.get(SYSTEM, "Authorization", "none", "X-Auth-Token", token)
                        .status())
                .isEqualTo(401);
        assertThat(bmc.sessions()).isZero();
    }

    @Test
    void hasAtMostSoManySessionsAndForgetsIdleOnes() throws IOException {
        restartWith(Map.of("session_limit", 1));
        String credentials = "{\"UserName\":\"root\",\"Password\":\"calvin\"}";
        String sessions = "/redfish/v1/SessionService/Sessions";
        assertThat(client.post(sessions, credentials).status()).isEqualTo(201);
        var refused = client.post(sessions, credentials);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.messageKey()).isEqualTo("SessionLimitExceeded");
        pass(Sessions.TIMEOUT.plusSeconds(1));
        assertThat(client.post(sessions, credentials).status()).isEqualTo(201);
    }

    @Test
    void settingsWaitForTheReset() throws IOException {
        var changed = client.patch(SETTINGS, "{\"Attributes\":{\"ProcTurboMode\":\"Disabled\"}}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().at("/Attributes/ProcTurboMode").asString()).isEqualTo("Disabled");
        assertThat(bmc.look("bios.ProcTurboMode")).isEqualTo("Enabled");
        assertThat(client.post(RESET, "{\"ResetType\":\"ForceRestart\"}").status())
                .isEqualTo(204);
        assertThat(client.get(SYSTEM).json().at("/BootProgress/LastState").asString())
                .isEqualTo("PrimaryProcessorInitializationStarted");
        pass(Duration.ofSeconds(5));
        assertThat(client.get(BIOS).json().at("/Attributes/ProcTurboMode").asString())
                .isEqualTo("Enabled");
        pass(Duration.ofSeconds(1));
        var active = client.get(BIOS).json();
        assertThat(active.at("/Attributes/ProcTurboMode").asString()).isEqualTo("Disabled");
        assertThat(active.path("@Redfish.Settings").at("/Messages/0/MessageId").asString())
                .endsWith("Success");
        pass(Duration.ofSeconds(4));
        assertThat(client.get(SYSTEM).json().at("/BootProgress/LastState").asString())
                .isEqualTo("OSRunning");
    }

    @Test
    void takesAllBiosSettingsOrNone() throws IOException {
        var refused = client.patch(SETTINGS, """
                {"Attributes": {"NumLock": false, "ProcTurboMode": "Maybe", "BootRetryCount": 11, "WatchdogMinutes": 12,
                 "PauseOnError": "yes", "SystemServiceTag": "X", "Nonsense": 1, "AssetTag": 7}}""");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json()
                        .at("/error/@Message.ExtendedInfo")
                        .valueStream()
                        .map(message -> {
                            String id = message.path("MessageId").asString();
                            return message.at("/RelatedProperties/0").asString() + " "
                                    + id.substring(id.lastIndexOf('.') + 1);
                        }))
                .containsExactlyInAnyOrder(
                        "#/Attributes/ProcTurboMode PropertyValueNotInList",
                        "#/Attributes/BootRetryCount PropertyValueOutOfRange",
                        "#/Attributes/WatchdogMinutes PropertyValueOutOfRange",
                        "#/Attributes/PauseOnError PropertyValueTypeError",
                        "#/Attributes/SystemServiceTag PropertyNotWritable",
                        "#/Attributes/Nonsense PropertyUnknown",
                        "#/Attributes/AssetTag PropertyValueTypeError");
        assertThat(client.get(SETTINGS).json().at("/Attributes/NumLock").asBoolean())
                .isTrue();
    }

    @Test
    void judgesDependenciesByThePlannedValues() throws IOException {
        String secureBoot = "{\"Attributes\":{\"SecureBoot\":\"Enabled\"}}";
        assertThat(client.patch(SETTINGS, "{\"Attributes\":{\"BootMode\":\"Bios\"}}")
                        .status())
                .isEqualTo(200);
        assertThat(client.patch(SETTINGS, secureBoot).messageKey()).isEqualTo("PropertyNotWritable");
        assertThat(client.patch(SETTINGS, "{\"Attributes\":{\"SecureBoot\":\"Enabled\",\"BootMode\":\"Uefi\"}}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void firmwareMayDropASettingAtTheReset() throws IOException {
        restartWith(Map.of("refuse_at_reset", List.of("NumLock")));
        client.patch(SETTINGS, "{\"Attributes\":{\"NumLock\":false}}");
        client.post(RESET, "{\"ResetType\":\"ForceRestart\"}");
        pass(Duration.ofSeconds(10));
        var active = client.get(BIOS).json();
        assertThat(active.at("/Attributes/NumLock").asBoolean()).isTrue();
        assertThat(active.path("@Redfish.Settings")
                        .at("/Messages/0/RelatedProperties/0")
                        .asString())
                .isEqualTo("#/Attributes/NumLock");
    }

    @Test
    void bootOverrideForOnceIsUsedUpByTheReset() throws IOException {
        var changed = client.patch(
                SYSTEM, "{\"Boot\":{\"BootSourceOverrideTarget\":\"Pxe\",\"BootSourceOverrideEnabled\":\"Once\"}}");
        assertThat(changed.json().at("/Boot/BootSourceOverrideTarget").asString())
                .isEqualTo("Pxe");
        client.post(RESET, "{\"ResetType\":\"ForceRestart\"}");
        pass(Duration.ofSeconds(10));
        assertThat(client.get(SYSTEM)
                        .json()
                        .at("/Boot/BootSourceOverrideEnabled")
                        .asString())
                .isEqualTo("Disabled");
        assertThat(bmc.look("booted")).isEqualTo("Pxe");
    }

    @Test
    void takesWhatItCanOfASystemAndTellsTheRest() throws IOException {
        var partly = client.patch(SYSTEM, "{\"AssetTag\":\"A-7\",\"SerialNumber\":\"X\",\"Boot\":{\"Nonsense\":1}}");
        assertThat(partly.status()).isEqualTo(200);
        assertThat(partly.json().path("AssetTag").asString()).isEqualTo("A-7");
        assertThat(partly.json()
                        .path("SerialNumber@Message.ExtendedInfo")
                        .at("/0/MessageId")
                        .asString())
                .endsWith("PropertyNotWritable");
        assertThat(partly.json()
                        .at("/Boot/Nonsense@Message.ExtendedInfo/0/MessageId")
                        .asString())
                .endsWith("PropertyUnknown");
        assertThat(client.patch(SYSTEM, "{\"SerialNumber\":\"X\"}").status()).isEqualTo(400);
    }

    @Test
    void entityTagsAreStrongAndHonoured() throws IOException {
        var read = client.get(SETTINGS);
        String tag = read.header("ETag");
        assertThat(tag)
                .startsWith("\"")
                .isEqualTo(read.json().path("@odata.etag").asString());
        assertThat(client.get(SETTINGS, "If-None-Match", tag).status()).isEqualTo(304);
        String change = "{\"Attributes\":{\"NumLock\":false}}";
        var changed = client.patch(SETTINGS, change, "If-Match", tag);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("ETag"))
                .isEqualTo(client.get(SETTINGS).header("ETag"))
                .isNotEqualTo(tag);
        var stale = client.patch(SETTINGS, change, "If-Match", tag);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.messageKey()).isEqualTo("PreconditionFailed");
        assertThat(client.patch(SETTINGS, change, "If-Match", "W/" + changed.header("ETag"))
                        .status())
                .isEqualTo(412);
    }

    @Test
    void ofManyWritersWithOneTagOneWins() throws Exception {
        String tag = client.get(SYSTEM).header("ETag");
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> writes = IntStream.range(0, 20)
                    .mapToObj(number -> (Callable<Integer>)
                            () -> client.patch(SYSTEM, "{\"AssetTag\":\"T" + number + "\"}", "If-Match", tag)
                                    .status())
                    .toList();
            List<Integer> statuses = new ArrayList<>();
            for (var write : writers.invokeAll(writes)) {
                statuses.add(write.get());
            }
            assertThat(statuses).containsOnly(200, 412).containsOnlyOnce(200).hasSize(20);
        }
    }

    @Test
    void mayRequireIfMatchButNeverOnActions() throws IOException {
        restartWith(Map.of("require_if_match", true));
        assertThat(client.patch(SYSTEM, "{\"AssetTag\":\"A\"}").status()).isEqualTo(428);
        assertThat(client.patch(SYSTEM, "{\"AssetTag\":\"A\"}", "If-Match", "*").status())
                .isEqualTo(200);
        assertThat(client.post(RESET, "{\"ResetType\":\"ForceOff\"}", "If-Match", "\"no\"")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void refusesAResetThatMakesNoSense() throws IOException {
        assertThat(client.post(RESET, "{\"ResetType\":\"On\"}").status()).isEqualTo(409);
        assertThat(client.post(RESET, "{\"ResetType\":\"GracefulShutdown\"}").status())
                .isEqualTo(204);
        assertThat(bmc.look("power")).isEqualTo("PoweringOff");
        pass(Duration.ofSeconds(5));
        assertThat(bmc.look("power")).isEqualTo("Off");
        assertThat(client.post(RESET, "{\"ResetType\":\"ForceOff\"}").status()).isEqualTo(409);
        assertThat(client.post(RESET, "{\"ResetType\":\"ForceRestart\"}").status())
                .isEqualTo(409);
        assertThat(client.post(RESET, "{\"ResetType\":\"Explode\"}").status()).isEqualTo(400);
        assertThat(client.post(RESET, "{\"ResetType\":{}}").status()).isEqualTo(400);
        assertThat(client.post(RESET, "{}").messageKey()).isEqualTo("ActionParameterMissing");
        assertThat(client.post(RESET, "{\"ResetType\":\"On\"}").status()).isEqualTo(204);
    }

    @Test
    void systemThatIgnoresGracefulRequestsStaysOn() throws IOException {
        restartWith(Map.of("ignore_graceful", true));
        assertThat(client.post(RESET, "{\"ResetType\":\"GracefulShutdown\"}").status())
                .isEqualTo(204);
        pass(Duration.ofMinutes(5));
        assertThat(bmc.look("power")).isEqualTo("On");
    }

    @Test
    void mayRefuseChangesDuringPost() throws IOException {
        restartWith(Map.of("refuse_during_post", true));
        client.post(RESET, "{\"ResetType\":\"ForceRestart\"}");
        var refused = client.patch(SETTINGS, "{\"Attributes\":{\"NumLock\":false}}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.messageKey()).isEqualTo("UnableToModifyDuringSystemPOST");
        assertThat(client.patch(SYSTEM, "{\"Boot\":{\"BootSourceOverrideEnabled\":\"Once\"}}")
                        .status())
                .isEqualTo(400);
        pass(Duration.ofSeconds(8));
        assertThat(client.patch(SETTINGS, "{\"Attributes\":{\"NumLock\":false}}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void taskEndsWithTheAnswerOfItsOperationOnce() throws IOException {
        restartWith(Map.of("tasks", true));
        var accepted = client.patch(SETTINGS, "{\"Attributes\":{\"NumLock\":false}}");
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.header("Retry-After")).isEqualTo("1");
        String monitor = accepted.header("Location");
        String task = accepted.json().path("@odata.id").asString();
        assertThat(client.get(monitor).status()).isEqualTo(202);
        assertThat(client.get(SETTINGS).json().at("/Attributes/NumLock").asBoolean())
                .isTrue();
        pass(Duration.ofSeconds(1));
        assertThat(client.get(task).json().path("TaskState").asString()).isEqualTo("Completed");
        assertThat(client.get(monitor).json().at("/Attributes/NumLock").asBoolean(true))
                .isFalse();
        assertThat(client.get(monitor).status()).isEqualTo(404);
        assertThat(client.get(task).status()).isEqualTo(200);
    }

    @Test
    void taskCanFailInBothWays() throws IOException {
        restartWith(Map.of("tasks", true));
        for (boolean completes : new boolean[] {true, false}) {
            bmc.failNextTask(new TaskFault(completes, "The lifecycle controller is busy."));
            var accepted = client.patch(SETTINGS, "{\"Attributes\":{\"NumLock\":false}}");
            pass(Duration.ofSeconds(1));
            var task = client.get(accepted.json().path("@odata.id").asString()).json();
            assertThat(task.path("TaskState").asString()).isEqualTo(completes ? "Completed" : "Exception");
            assertThat(task.path("TaskStatus").asString()).isEqualTo("Critical");
            assertThat(client.get(accepted.header("Location")).status()).isEqualTo(500);
            assertThat(client.get(SETTINGS).json().at("/Attributes/NumLock").asBoolean())
                    .isTrue();
        }
    }

    @Test
    void jobWaitsForTheResetAndBlocksTheNextOne() throws IOException {
        restartWith(Map.of("tasks", "until_reset"));
        var job = client.patch(SETTINGS, "{\"Attributes\":{\"NumLock\":false}}");
        assertThat(job.json().path("TaskState").asString()).isEqualTo("Pending");
        assertThat(client.patch(SETTINGS, "{\"Attributes\":{\"AssetTag\":\"x\"}}")
                        .messageKey())
                .isEqualTo("SYS011");
        client.post(RESET, "{\"ResetType\":\"ForceRestart\"}");
        pass(Duration.ofSeconds(11));
        assertThat(client.get(job.json().path("@odata.id").asString())
                        .json()
                        .path("TaskState")
                        .asString())
                .isEqualTo("Completed");
        assertThat(bmc.look("bios.NumLock")).isEqualTo("false");
    }

    @Test
    void changeByHandShowsAtOnce() throws IOException {
        bmc.changeByHand("bios.ProcTurboMode", "Disabled");
        bmc.changeByHand("bios.BootRetryCount", "7");
        bmc.changeByHand("power", "Off");
        bmc.changeByHand("boot.BootSourceOverrideTarget", "Cd");
        var active = client.get(BIOS).json();
        assertThat(active.at("/Attributes/ProcTurboMode").asString()).isEqualTo("Disabled");
        assertThat(active.at("/Attributes/BootRetryCount").asInt()).isEqualTo(7);
        assertThat(client.get(SYSTEM).json().path("PowerState").asString()).isEqualTo("Off");
        assertThat(client.get(SYSTEM)
                        .json()
                        .at("/Boot/BootSourceOverrideTarget")
                        .asString())
                .isEqualTo("Cd");
        assertThatThrownBy(() -> bmc.changeByHand("bios.NumLock", "perhaps"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> bmc.changeByHand("fan.speed", "1")).hasMessageContaining("fan.speed");
        assertThat(bmc.traffic().writes()).isEmpty();
    }

    @Test
    void refusesBadRequestsAsRedfishErrors() throws IOException {
        assertThat(client.get("/redfish/v1/Systems/2").messageKey()).isEqualTo("ResourceMissingAtURI");
        assertThat(client.get("/elsewhere").status()).isEqualTo(404);
        var method = client.send("DELETE", SYSTEM, "");
        assertThat(method.status()).isEqualTo(405);
        assertThat(method.header("Allow")).isEqualTo("GET, HEAD, PATCH");
        assertThat(client.patch(BIOS, "{}").status()).isEqualTo(405);
        assertThat(client.patch(SETTINGS, "{\"Attributes\":").messageKey()).isEqualTo("MalformedJSON");
        assertThat(client.patch(SETTINGS, "{\"a\":1,\"a\":2}").messageKey()).isEqualTo("MalformedJSON");
        assertThat(client.patch(SETTINGS, "x", "Content-Type", "text/plain").status())
                .isEqualTo(415);
        assertThat(client.get(SYSTEM, "OData-Version", "3.0").status()).isEqualTo(412);
        assertThat(client.get(SYSTEM + "?$expand=*").status()).isEqualTo(200);
        assertThat(client.patch(SETTINGS, " ".repeat((1 << 20) + 1)).status()).isEqualTo(413);
    }

    @Test
    void logsEveryRequestWithoutSecrets() throws IOException {
        client.post("/redfish/v1/SessionService/Sessions", "{\"UserName\":\"root\",\"Password\":\"calvin\"}");
        client.get(SYSTEM);
        client.patch(SYSTEM, "{\"AssetTag\":\"A-7\"}");
        assertThat(bmc.traffic().entries())
                .containsExactly(
                        new TrafficLog.Entry(
                                1,
                                TrafficLog.Kind.LOGIN,
                                "POST /redfish/v1/SessionService/Sessions",
                                "{\"UserName\":\"root\",\"Password\":\"***\"}"),
                        new TrafficLog.Entry(2, TrafficLog.Kind.READ, "GET " + SYSTEM, ""),
                        new TrafficLog.Entry(3, TrafficLog.Kind.WRITE, "PATCH " + SYSTEM, "{\"AssetTag\":\"A-7\"}"));
    }

    @Test
    void wrongOptionsAreNamed() {
        assertThatThrownBy(() -> start(Map.of("boot_tme", "1s")))
                .isInstanceOf(LabOptionException.class)
                .hasMessageContaining("boot_tme")
                .hasMessageContaining("boot_time");
        assertThatThrownBy(() -> start(Map.of("macs", List.of("nonsense")))).hasMessageContaining("MAC address");
        assertThatThrownBy(() -> start(Map.of("bios", Map.of("ProcTurboMode", "Perhaps"))))
                .hasMessageContaining("ProcTurboMode");
        assertThatThrownBy(() -> start(Map.of("port", 70_000))).hasMessageContaining("65535");
    }
}
