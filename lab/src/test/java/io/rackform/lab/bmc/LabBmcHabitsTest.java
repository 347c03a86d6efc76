package io.rackform.lab.bmc;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.lab.LabCertificates;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The ways in which real controllers differ, each behind an option; and the kinds of reset. */
class LabBmcHabitsTest {
    private static final String RESET = "/redfish/v1/Systems/1/Actions/ComputerSystem.Reset";

    private final AtomicLong clock = new AtomicLong();

    private LabBmc start(Map<String, Object> more) {
        Map<String, Object> options = new HashMap<>(Map.of("tls", false, "boot_time", "10s", "task_time", "1s"));
        options.putAll(more);
        return new LabBmc("node-1", options, LabCertificates.create(), clock::get);
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    @Test
    void pathsAreWhatTheLinksSay() throws IOException {
        try (LabBmc bmc = start(Map.of("system_id", "System.Embedded.1", "settings_name", "SD"));
                BmcClient client = new BmcClient(bmc)) {
            String system = client.get("/redfish/v1/Systems")
                    .json()
                    .at("/Members/0/@odata.id")
                    .asString();
            assertThat(system).isEqualTo("/redfish/v1/Systems/System.Embedded.1");
            String bios = client.get(system).json().at("/Bios/@odata.id").asString();
            String settings = client.get(bios)
                    .json()
                    .path("@Redfish.Settings")
                    .at("/SettingsObject/@odata.id")
                    .asString();
            assertThat(settings).isEqualTo(system + "/Bios/SD");
            assertThat(client.patch(settings, "{\"Attributes\":{\"NumLock\":false}}")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void resetTypesMayStandInActionInfoOnly() throws IOException {
        try (LabBmc bmc = start(Map.of("action_info", true));
                BmcClient client = new BmcClient(bmc)) {
            var action = client.get("/redfish/v1/Systems/1").json().at("/Actions/#ComputerSystem.Reset");
            assertThat(action.has("ResetType@Redfish.AllowableValues")).isFalse();
            var info = client.get(action.path("@Redfish.ActionInfo").asString()).json();
            assertThat(info.at("/Parameters/0/AllowableValues").valueStream().map(value -> value.asString()))
                    .containsExactlyElementsOf(Machine.RESET_TYPES);
        }
    }

    @Test
    void resetMayBeATask() throws IOException {
        try (LabBmc bmc = start(Map.of("tasks", true, "retry_after", 0));
                BmcClient client = new BmcClient(bmc)) {
            var accepted = client.post(RESET, "{\"ResetType\":\"ForceOff\"}");
            assertThat(accepted.status()).isEqualTo(202);
            assertThat(accepted.header("Retry-After")).isEqualTo("0");
            assertThat(bmc.look("power")).isEqualTo("On");
            pass(Duration.ofSeconds(1));
            assertThat(bmc.look("power")).isEqualTo("Off");
            assertThat(client.get(accepted.header("Location")).status()).isEqualTo(204);
        }
    }

    @Test
    void chunkedBodiesMayBeRefused() throws Exception {
        try (LabBmc bmc = start(Map.of("refuse_chunked", true));
                HttpClient http = HttpClient.newHttpClient()) {
            byte[] body = "{\"ResetType\":\"ForceOff\"}".getBytes(StandardCharsets.UTF_8);
            HttpRequest request = HttpRequest.newBuilder(URI.create(bmc.address() + RESET))
                    .header("Authorization", BmcClient.basic("root", "calvin"))
                    .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                    .build();
            assertThat(http.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(411);
            assertThat(bmc.look("power")).isEqualTo("On");
        }
    }

    @Test
    void everyKindOfResetDoesWhatItSays() throws IOException {
        try (LabBmc bmc = start(Map.of("power", "off"));
                BmcClient client = new BmcClient(bmc)) {
            for (List<String> step : List.of(
                    List.of("PushPowerButton", "On"),
                    List.of("Nmi", "On"),
                    List.of("GracefulRestart", "PoweringOff"),
                    List.of("PowerCycle", "Off"),
                    List.of("PushPowerButton", "PoweringOff"))) {
                assertThat(client.post(RESET, "{\"ResetType\":\"" + step.getFirst() + "\"}")
                                .status())
                        .isEqualTo(204);
                assertThat(bmc.look("power")).as(step.getFirst()).isEqualTo(step.getLast());
                pass(Duration.ofSeconds(20));
            }
            assertThat(bmc.look("power")).isEqualTo("Off");
            assertThat(bmc.look("progress")).isEqualTo("None");
        }
    }

    @Test
    void factoryDefaultsWaitForTheResetToo() throws IOException {
        try (LabBmc bmc = start(Map.of("bios", Map.of("ProcTurboMode", "Disabled", "BootRetryCount", 7)));
                BmcClient client = new BmcClient(bmc)) {
            assertThat(client.post("/redfish/v1/Systems/1/Bios/Actions/Bios.ResetBios", "")
                            .status())
                    .isEqualTo(200);
            assertThat(bmc.look("bios.BootRetryCount")).isEqualTo("7");
            client.post(RESET, "{\"ResetType\":\"ForceRestart\"}");
            pass(Duration.ofSeconds(6));
            assertThat(bmc.look("bios.BootRetryCount")).isEqualTo("3");
            assertThat(bmc.look("bios.ProcTurboMode")).isEqualTo("Enabled");
        }
    }

    @Test
    void aSecondResetStartsTheBootAnew() throws IOException {
        try (LabBmc bmc = start(Map.of());
                BmcClient client = new BmcClient(bmc)) {
            client.post(RESET, "{\"ResetType\":\"ForceRestart\"}");
            pass(Duration.ofSeconds(9));
            client.post(RESET, "{\"ResetType\":\"ForceRestart\"}");
            pass(Duration.ofSeconds(9));
            assertThat(bmc.look("progress")).isEqualTo("OSBootStarted");
            pass(Duration.ofSeconds(1));
            assertThat(bmc.look("progress")).isEqualTo("OSRunning");
        }
    }
}
