package io.rackform.redfish.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rackform.redfish.client.api.ResourcesApi;
import io.rackform.redfish.client.model.ComputerSystem;
import io.rackform.redfish.session.ScriptedBmc.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BmcClientTest {
    private final ScriptedBmc bmc = new ScriptedBmc();

    @AfterEach
    void close() {
        bmc.close();
    }

    private static DeviceFault fault(ThrowingCallable call) {
        DeviceFault fault = catchThrowableOfType(DeviceFault.class, call);
        assertThat(fault).as("a fault").isNotNull();
        return fault;
    }

    private ComputerSystem system() throws DeviceFault {
        return bmc.client.get("/system", ResourcesApi::getSystemWithHttpInfo).document();
    }

    @Test
    void logsInOnceSendsTheTokenAndLogsOut() throws Exception {
        bmc.on("GET /system", "{}");
        system();
        system();
        bmc.client.close();
        assertThat(bmc.asked("POST /sessions")).singleElement().satisfies(asked -> {
            assertThat(asked.body()).contains("\"UserName\":\"root\"", "\"Password\":\"calvin\"");
            assertThat(asked.headers()).doesNotContainKey("Authorization").containsKey("Content-length");
        });
        assertThat(bmc.asked("GET /system"))
                .allSatisfy(asked -> assertThat(asked.headers())
                        .containsEntry("X-auth-token", "t0ken")
                        .containsEntry("Accept-encoding", "identity")
                        .doesNotContainKey("Authorization"));
        assertThat(bmc.asked("DELETE /sessions/1")).hasSize(1);
    }

    @Test
    void oddTypesAndUnknownPropertiesDoNotKillADocument() throws Exception {
        bmc.on("GET /system", """
                {"SerialNumber":7,"PowerState":{"no":"text"},"MemorySummary":{"TotalSystemMemoryGiB":"N/A"},
                 "ProcessorSummary":"none","Boot":{"BootOrder":"Boot0001"},"Oem":{"Vendor":[1,2]},"Model":"M"}
                """);
        ComputerSystem system = system();
        assertThat(system.getSerialNumber()).isEqualTo("7");
        assertThat(system.getPowerState()).isNull();
        assertThat(system.getProcessorSummary()).isNull();
        assertThat(system.getModel()).isEqualTo("M");
        assertThat(bmc.client.properties(system)).containsEntry("Oem", Map.of("Vendor", List.of(1, 2)));
    }

    @Test
    void linksNeverLeadToAnotherHost() throws Exception {
        bmc.on("GET /system", "{}");
        bmc.client.get("https://other.invalid/system", ResourcesApi::getSystemWithHttpInfo);
        bmc.client.get("//other.invalid/system#/Boot", ResourcesApi::getSystemWithHttpInfo);
        assertThat(bmc.asked("GET /system")).hasSize(2);
        assertThat(fault(() -> bmc.client.get("system", ResourcesApi::getSystemWithHttpInfo))
                        .finding()
                        .summary())
                .isEqualTo("BMC gave a link that leads nowhere");
    }

    @Test
    void redirectsAreFollowedWithinTheBmcOnly() throws Exception {
        bmc.on("GET /system", new Reply(308, "").with("Location", "/system/"));
        bmc.on("GET /system/", "{\"Model\":\"M\"}");
        assertThat(system().getModel()).isEqualTo("M");
        bmc.on("GET /system", new Reply(301, "").with("Location", "https://127.0.0.1/system"));
        assertThat(fault(this::system).status()).isEqualTo(301);
    }

    @Test
    void compressionIsRefusedUntilTheBmcInsists() throws Exception {
        bmc.on("GET /system", new Reply(406, ""), new Reply(200, gzip(1), Map.of("Content-Encoding", "gzip")));
        assertThat(bmc.client.getProperties("/system").document()).containsEntry("x", " ".repeat(1));
        assertThat(bmc.asked("GET /system").getLast().headers()).doesNotContainKey("Accept-encoding");
        bmc.on("GET /system", new Reply(200, gzip(Wire.LONGEST_ANSWER), Map.of("Content-Encoding", "gzip")));
        assertThat(fault(this::system).finding().summary()).isEqualTo("BMC answer too large");
    }

    private static String gzip(int blanks) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write("{\"x\":\"".getBytes(StandardCharsets.US_ASCII));
            out.write(" ".repeat(blanks).getBytes(StandardCharsets.US_ASCII));
            out.write("\"}".getBytes(StandardCharsets.US_ASCII));
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    @Test
    void bmcWithoutSessionsGetsThePasswordAndAWrongOneOnce() throws Exception {
        bmc.on("GET /redfish/v1/", "{}").on("GET /system", "{}");
        system();
        assertThat(bmc.asked("GET /system").getFirst().headers())
                .containsEntry("Authorization", "Basic cm9vdDpjYWx2aW4=");
        bmc.on("GET /system", new Reply(401, ""));
        assertThat(fault(this::system).kind()).isEqualTo(DeviceFault.Kind.LOGIN);
        assertThat(fault(this::system).finding().summary()).isEqualTo("BMC login refused");
        assertThat(bmc.asked("GET /system")).hasSize(2);
    }

    @Test
    void passwordThatMustBeChangedIsToldAsThat() {
        bmc.on("GET /system", new Reply(403, """
                        {"error":{"@Message.ExtendedInfo":[{"MessageId":"Base.1.18.PasswordChangeRequired",
                        "Message":"The password must be changed.","MessageSeverity":"Critical"}]}}
                        """));
        assertThat(fault(this::system).finding().summary()).isEqualTo("BMC wants a new password");
    }

    @Test
    void pagesAreFollowedAndCirclesEnd() throws Exception {
        bmc.on("GET /systems", "{\"Members\":[{\"@odata.id\":\"/a\"},{}],\"Members@odata.nextLink\":\"/systems?p=2\"}");
        bmc.on("GET /systems?p=2", "{\"Members\":[{\"@odata.id\":\"/b\"}],\"Members@odata.nextLink\":\"/systems\"}");
        assertThat(bmc.client.members("/systems")).containsExactly("/a", "/b");
    }

    private Written patch(String json, String tag) throws DeviceFault {
        bmc.on("GET /s", new Reply(200, json).with("ETag", tag));
        Fetched<Map<String, Object>> seen = bmc.client.getProperties("/s");
        return bmc.client.patch(seen, Map.of("Boot", Map.of("Target", "Pxe")));
    }

    private List<String> ifMatches() {
        return bmc.asked("PATCH /s").stream()
                .map(asked -> asked.headers().getOrDefault("If-match", "-"))
                .toList();
    }

    @Test
    void brokenEntityTagsAreLeftOutAtLast() throws Exception {
        bmc.on("PATCH /s", new Reply(412, ""), new Reply(412, ""), new Reply(204, ""));
        assertThat(patch("{\"Boot\":{\"Target\":\"None\"}}", "W/\"7\"").status())
                .isEqualTo(204);
        assertThat(ifMatches()).containsExactly("\"7\"", "\"7\"", "-");
    }

    @Test
    void entityTagThatIsWantedIsFetched() throws Exception {
        bmc.on("PATCH /s", new Reply(428, ""), new Reply(200, "{}"));
        bmc.on("GET /s", new Reply(200, "{}"), new Reply(200, "{\"@odata.etag\":\"\\\"8\\\"\"}"));
        Fetched<Map<String, Object>> seen = bmc.client.getProperties("/s");
        bmc.client.patch(seen, Map.of("A", 1));
        assertThat(ifMatches()).containsExactly("-", "\"8\"");
    }

    @Test
    void changeBySomebodyElseIsAConflictOnlyInWhatIsToBeSet() throws Exception {
        bmc.on("PATCH /s", new Reply(412, ""), new Reply(204, ""));
        bmc.on("GET /s", new Reply(200, "{\"Boot\":{\"Target\":\"None\"}}").with("ETag", "\"1\""));
        Fetched<Map<String, Object>> seen = bmc.client.getProperties("/s");
        bmc.on("GET /s", new Reply(200, "{\"Boot\":{\"Target\":\"None\",\"x\":1}}").with("ETag", "\"2\""));
        bmc.client.patch(seen, Map.of("Boot", Map.of("Target", "Pxe")));
        assertThat(ifMatches()).containsExactly("\"1\"", "\"2\"");

        bmc.on("PATCH /s", new Reply(412, ""));
        bmc.on("GET /s", new Reply(200, "{\"Boot\":{\"Target\":\"Cd\"}}").with("ETag", "\"3\""));
        DeviceFault conflict = fault(() -> bmc.client.patch(seen, Map.of("Boot", Map.of("Target", "Pxe"))));
        assertThat(conflict.finding().summary()).isEqualTo("Server changed by somebody else meanwhile");
        assertThat(conflict.effectUnknown()).isFalse();
    }

    @Test
    void changeWhoseAnswerIsLostIsLookedForAndRepeatedOnce() throws Exception {
        bmc.on("PATCH /s", ScriptedBmc.CUT, new Reply(204, ""));
        assertThat(patch("{\"Boot\":{\"Target\":\"None\"}}", "\"1\"").status()).isEqualTo(204);
        assertThat(bmc.asked("PATCH /s")).hasSize(2);

        bmc.on("PATCH /s", ScriptedBmc.CUT);
        assertThat(patch("{\"Boot\":{\"Target\":\"Pxe\"}}", "\"1\"").status()).isZero();
        assertThat(bmc.asked("PATCH /s")).hasSize(3);

        assertThat(fault(() -> patch("{\"Boot\":{\"Target\":\"None\"}}", "\"1\""))
                        .effectUnknown())
                .isTrue();
        assertThat(bmc.asked("PATCH /s")).hasSize(5);
    }

    @Test
    void actionWhoseAnswerIsLostIsNotRepeated() {
        bmc.on("POST /reset", ScriptedBmc.CUT);
        assertThat(fault(() -> bmc.client.post("/reset", Map.of())).effectUnknown())
                .isTrue();
        assertThat(bmc.asked("POST /reset"))
                .singleElement()
                .satisfies(asked -> assertThat(asked.headers()).doesNotContainKey("If-match"));
    }

    @Test
    void successThatWasOneInPartOnlySaysSo() throws Exception {
        bmc.on("PATCH /s", new Reply(200, """
                        {"Boot":{"Target@Message.ExtendedInfo":[{"MessageId":"Base.1.18.PropertyNotWritable",
                        "Message":"Not now.","MessageSeverity":"Warning"}]},
                        "@Message.ExtendedInfo":[{"MessageId":"Base.1.18.Success","Severity":"OK"}]}
                        """));
        assertThat(patch("{}", "\"1\"").problems()).singleElement().satisfies(problem -> {
            assertThat(problem.properties()).containsExactly("Target");
            assertThat(problem.words()).isEqualTo("Not now. (Base.1.18.PropertyNotWritable)");
        });
    }
}
