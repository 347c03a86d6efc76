package io.rackform.redfish;

import static io.rackform.redfish.LabServer.BIOS;
import static io.rackform.redfish.LabServer.BOOT;
import static io.rackform.redfish.LabServer.applied;
import static io.rackform.redfish.LabServer.bios;
import static io.rackform.redfish.LabServer.bootOnce;
import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.lab.Faults;
import io.rackform.lab.LabCertificates;
import io.rackform.lab.TrafficLog;
import io.rackform.lab.bmc.AnswerFault;
import io.rackform.model.type.Type;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import io.rackform.spi.ApplyOutcome;
import io.rackform.spi.ChangeUnit.Edit;
import io.rackform.spi.Finding;
import io.rackform.spi.ProviderSession;
import io.rackform.spi.ReadOutcome;
import io.rackform.spi.ReadRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** BMCs that are away, slow, hostile or restarting: nothing wrong is concluded, and nothing is sent twice. */
class RedfishFaultsTest {
    private static final ObjectValue TURBO_OFF = bios(Map.of("ProcTurboMode", "Disabled"));

    private static NumberValue seconds(String number) {
        return new NumberValue(new BigDecimal(number));
    }

    private static Finding unreachable(ProviderSession session) {
        ReadOutcome outcome = session.read(List.of(new ReadRequest(BIOS, "redfish_bios", null, TURBO_OFF)))
                .get(BIOS);
        if (outcome instanceof ReadOutcome.Unreachable(List<Finding> findings)) {
            return findings.getFirst();
        }
        throw new AssertionError("answered: " + outcome);
    }

    private static long logins(LabServer server) {
        return server.bmc.traffic().entries().stream()
                .filter(entry ->
                        entry.kind() == TrafficLog.Kind.LOGIN && entry.what().startsWith("POST"))
                .count();
    }

    @Test
    void wrongPasswordIsToldAndNotTriedAgain() {
        try (LabServer server = new LabServer(Map.of(), Map.of("password", new StringValue("s3cret-but-wrong")))) {
            Finding finding = unreachable(server.session);
            assertThat(finding.summary()).isEqualTo("BMC login refused");
            assertThat(finding.detail())
                    .contains("user \"root\"")
                    .contains("The user name or the password is wrong.")
                    .doesNotContain("s3cret");
            assertThat(unreachable(server.session)).isEqualTo(finding);
            assertThat(logins(server)).isOne();
        }
    }

    @Test
    void certificateOfAnotherAuthorityIsRefusedBeforeAnythingIsSentAndCanBePinned() {
        Map<String, Value> otherCa =
                Map.of("ca_pem", new StringValue(LabCertificates.create().caPem()));
        try (LabServer server = new LabServer(Map.of("tls", true), otherCa)) {
            Finding finding = unreachable(server.session);
            assertThat(finding.summary()).isEqualTo("BMC certificate not trusted");
            assertThat(finding.detail())
                    .contains("subject ")
                    .contains("issuer ")
                    .contains("No password was sent.")
                    .contains("set tls_fingerprint");
            assertThat(server.bmc.traffic().entries()).isEmpty();

            Matcher shown = Pattern.compile("fingerprint ([0-9a-f]{64})").matcher(finding.detail());
            assertThat(shown.find()).isTrue();
            NullValue none = new NullValue(Type.STRING);
            try (ProviderSession pinned =
                    server.connect(Map.of("ca_pem", none, "tls_fingerprint", new StringValue(shown.group(1))))) {
                assertThat(pinned.read(List.of(new ReadRequest(BIOS, "redfish_bios", null, TURBO_OFF)))
                                .get(BIOS))
                        .isInstanceOf(ReadOutcome.Found.class);
            }
            try (ProviderSession other =
                    server.connect(Map.of("ca_pem", none, "tls_fingerprint", new StringValue("0".repeat(64))))) {
                assertThat(unreachable(other).detail()).contains("tls_fingerprint is that of another certificate");
            }
            try (ProviderSession system = server.connect(Map.of("ca_pem", none))) {
                assertThat(unreachable(system).summary()).isEqualTo("BMC certificate not trusted");
            }
        }
    }

    @Test
    void certificateOfTheRightAuthorityIsTrustedForItsNamesOnly() {
        try (LabServer server = new LabServer(Map.of("tls", true))) {
            assertThat(server.read(BIOS, null, TURBO_OFF)).isInstanceOf(ReadOutcome.Found.class);
            String otherName = server.bmc.address().replace("127.0.0.1", "127.0.0.2");
            try (ProviderSession other = server.connect(Map.of("endpoint", new StringValue(otherName)))) {
                assertThat(unreachable(other).summary()).isIn("BMC certificate not trusted", "BMC unreachable");
            }
            String plain = server.bmc.address().replace("https:", "http:");
            Map<String, Value> plainHttp = Map.of("endpoint", new StringValue(plain), "insecure_http", BoolValue.TRUE);
            try (ProviderSession other = server.connect(plainHttp)) {
                assertThat(unreachable(other).summary()).startsWith("BMC ");
            }
        }
    }

    @Test
    void bmcThatIsAwayIsUnreachable() {
        try (LabServer server = new LabServer(Map.of())) {
            server.bmc.close();
            Finding finding = unreachable(server.session);
            assertThat(finding.summary()).isEqualTo("BMC unreachable");
            assertThat(finding.detail()).contains(server.bmc.address()).contains("Nothing is concluded");
        }
    }

    @Test
    void bmcThatIsSlowIsAskedOnceForAllObjectsOfABatch() {
        try (LabServer server = new LabServer(Map.of(), Map.of("timeout", seconds("0.1")))) {
            server.bmc.play(Faults.slow(Duration.ofMillis(400)));
            var outcomes = server.session.read(List.of(
                    new ReadRequest(BIOS, "redfish_bios", null, TURBO_OFF),
                    new ReadRequest(BOOT, "redfish_boot", null, bootOnce("Pxe"))));
            assertThat(outcomes).hasSize(2);
            assertThat(outcomes.get(BOOT)).isEqualTo(outcomes.get(BIOS));
            assertThat(server.bmc.traffic().entries()).hasSize(1);
        }
    }

    @Test
    void slowBmcIsGivenUpInTime() {
        try (LabServer server = new LabServer(Map.of(), Map.of("timeout", seconds("0.1")))) {
            server.bmc.play(Faults.slow(Duration.ofMillis(400)));
            assertThat(unreachable(server.session).detail())
                    .contains("within 0.1 s")
                    .contains("raise timeout");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TRUNCATED, BMC connection lost",
        "OVERSIZED, BMC answer too large",
        "NESTED, BMC answer unreadable",
        "NOT_JSON, BMC answer unreadable"
    })
    void spoiltAnswerIsAnErrorAndNotTheEnd(AnswerFault fault, String summary) {
        try (LabServer server = new LabServer(Map.of())) {
            server.bmc.spoil("GET /redfish/v1/Systems/1", fault);
            server.bmc.spoil("GET /redfish/v1/Systems/1", fault);
            Finding finding = unreachable(server.session);
            assertThat(finding.summary()).isEqualTo(summary);
            assertThat(finding.detail()).contains("/redfish/v1/Systems/1");
            server.read(BIOS, null, TURBO_OFF);
            assertThat(server.read(BIOS, null, TURBO_OFF)).isInstanceOf(ReadOutcome.Found.class);
        }
    }

    @Test
    void oneBrokenReadAndOneBusyAnswerAreRepeated() {
        try (LabServer server = new LabServer(Map.of())) {
            server.bmc.spoil("GET /redfish/v1/Systems/1", AnswerFault.TRUNCATED);
            server.bmc.spoil("GET /redfish/v1/Systems/1/Bios", AnswerFault.UNAVAILABLE);
            assertThat(server.read(BIOS, null, TURBO_OFF)).isInstanceOf(ReadOutcome.Found.class);
        }
    }

    @Test
    void sessionThatTheBmcForgotIsOpenedAgain() {
        try (LabServer server = new LabServer(Map.of())) {
            server.read(BIOS, null, TURBO_OFF);
            server.bmc.endSessions();
            assertThat(server.read(BIOS, null, TURBO_OFF)).isInstanceOf(ReadOutcome.Found.class);
            assertThat(logins(server)).isEqualTo(2);
        }
    }

    @Test
    void bmcWithoutAFreeSessionIsWorkedWithByPassword() {
        try (LabServer server = new LabServer(Map.of("session_limit", 1))) {
            server.read(BIOS, null, TURBO_OFF);
            try (ProviderSession second = server.connect(Map.of())) {
                assertThat(second.read(List.of(new ReadRequest(BIOS, "redfish_bios", null, TURBO_OFF)))
                                .get(BIOS))
                        .isInstanceOf(ReadOutcome.Found.class);
            }
            assertThat(server.bmc.sessions()).isOne();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 7})
    void lostAnswersNeverResetTwice(int every) {
        try (LabServer server = new LabServer(Map.of())) {
            Edit biosEdit = server.edit(BIOS, TURBO_OFF, null);
            Edit bootEdit = server.edit(BOOT, bootOnce("Pxe"), null);
            server.bmc.play(Faults.drop(every));
            var outcomes = server.apply(biosEdit, bootEdit);
            assertThat(server.writes().stream().filter(write -> write.startsWith("POST")))
                    .hasSizeLessThanOrEqualTo(1);
            ApplyOutcome outcome = Objects.requireNonNull(outcomes.get(BIOS));
            assertThat(outcome).isNotInstanceOf(ApplyOutcome.Failed.class);
            if (outcome instanceof ApplyOutcome.Applied) {
                assertThat(server.bmc.look("bios.ProcTurboMode")).isEqualTo("Disabled");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void bmcThatRestartsInTheMiddleIsWaitedFor(int afterWrites) {
        try (LabServer server = new LabServer(Map.of())) {
            Edit biosEdit = server.edit(BIOS, TURBO_OFF, null);
            Edit bootEdit = server.edit(BOOT, bootOnce("Pxe"), null);
            server.bmc.play(Faults.restart(afterWrites, Duration.ofMillis(150)));
            var outcomes = server.apply(biosEdit, bootEdit);
            applied(outcomes, BIOS);
            applied(outcomes, BOOT);
            assertThat(server.writes())
                    .containsExactly("PATCH ", "PATCH /Bios/Settings", "POST /Actions/ComputerSystem.Reset");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void bmcThatDoesNotComeBackLeavesTheChangeInDoubt(int afterWrites) {
        try (LabServer server = new LabServer(Map.of(), Map.of("reconnect_timeout", seconds("0.3")))) {
            Edit edit = server.edit(BIOS, TURBO_OFF, null);
            server.bmc.play(Faults.restart(afterWrites, Duration.ofSeconds(60)));
            ApplyOutcome outcome = server.apply(edit).get(BIOS);
            assertThat(outcome).isInstanceOf(ApplyOutcome.Indeterminate.class);
            assertThat(server.writes()).hasSize(afterWrites);
        }
    }

    @Test
    void bootThatTakesLongIsLeftWhenTheUserAsksToStop() {
        try (LabServer server = new LabServer(Map.of("boot_time", "5m", "shutdown_time", "1ms"))) {
            Edit edit = server.edit(BIOS, TURBO_OFF, null);
            server.stopping = true;
            assertThat(server.apply(edit).get(BIOS))
                    .isInstanceOfSatisfying(
                            ApplyOutcome.Indeterminate.class,
                            outcome -> assertThat(outcome.findings())
                                    .extracting(Finding::summary)
                                    .containsExactly("Left a server while it boots"));
        }
    }

    @Test
    void serverThatHangsInItsBootIsInDoubtAfterTheBootTimeout() {
        try (LabServer server = new LabServer(
                Map.of("boot_time", "5m", "shutdown_time", "1ms"), Map.of("boot_timeout", seconds("0.3")))) {
            assertThat(server.apply(server.edit(BIOS, TURBO_OFF, null)).get(BIOS))
                    .isInstanceOfSatisfying(
                            ApplyOutcome.Indeterminate.class,
                            outcome -> assertThat(outcome.findings().getFirst().detail())
                                    .contains("raise boot_timeout"));
        }
    }
}
