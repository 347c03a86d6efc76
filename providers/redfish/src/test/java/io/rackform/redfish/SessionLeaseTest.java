package io.rackform.redfish;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.lab.TrafficLog;
import io.rackform.model.diagnostic.Severity;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.spi.EphemeralLease;
import io.rackform.spi.EphemeralOpener;
import io.rackform.spi.EphemeralOpener.Opening;
import io.rackform.spi.Finding;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code ephemeral "redfish_session"} against a simulated BMC. */
class SessionLeaseTest {
    private static Opening opening(LabServer server) {
        return ((EphemeralOpener) server.session).open("redfish_session", ObjectValue.EMPTY);
    }

    private static EphemeralLease open(LabServer server) {
        return switch (opening(server)) {
            case Opening.Opened(EphemeralLease lease) -> lease;
            case Opening.Refused(List<Finding> findings) -> throw new AssertionError(findings);
        };
    }

    private static String text(EphemeralLease lease, String name) {
        return lease.value().get(name) instanceof StringValue(String text) ? text : "";
    }

    private static int statusWith(LabServer server, String token) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(server.bmc.address() + "/redfish/v1/Systems/1"))
                                    .header("X-Auth-Token", token)
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static List<String> logins(LabServer server) {
        return server.bmc.traffic().entries().stream()
                .filter(entry -> entry.kind() == TrafficLog.Kind.LOGIN)
                .map(TrafficLog.Entry::what)
                .toList();
    }

    @Test
    void itsTokenLetsRequestsInUntilItIsClosed() throws Exception {
        try (LabServer server = new LabServer(Map.of())) {
            EphemeralLease lease = open(server);
            assertThat(server.bmc.sessions()).isOne();
            assertThat(text(lease, "endpoint")).isEqualTo(server.bmc.address());
            assertThat(text(lease, "id")).isEqualTo("1");
            assertThat(statusWith(server, text(lease, "token"))).isEqualTo(200);
            assertThat(lease.toString() + lease.value())
                    .as("prints itself without")
                    .isNotEmpty();
            assertThat(lease.close()).isEmpty();
            assertThat(server.bmc.sessions()).isZero();
            assertThat(statusWith(server, text(lease, "token"))).isEqualTo(401);
            assertThat(logins(server))
                    .containsExactly(
                            "POST /redfish/v1/SessionService/Sessions", "DELETE /redfish/v1/SessionService/Sessions/1");
        }
    }

    @Test
    void itLastsAsLongAsTheBmcSaysAndIsKeptByUse() {
        try (LabServer server = new LabServer(Map.of())) {
            EphemeralLease lease = open(server);
            Instant first = lease.renewBefore().orElseThrow();
            assertThat(first)
                    .isBetween(
                            Instant.now().plus(Duration.ofMinutes(29)),
                            Instant.now().plus(Duration.ofMinutes(30)));
            assertThat(lease.renew()).isEmpty();
            assertThat(lease.renewBefore().orElseThrow()).isAfter(first);
            assertThat(server.reads("/redfish/v1/SessionService/Sessions/1")).isOne();
            lease.close();
        }
    }

    @Test
    void oneThatTheBmcHasForgottenIsToldAndClosesQuietly() {
        try (LabServer server = new LabServer(Map.of())) {
            EphemeralLease lease = open(server);
            server.bmc.endSessions();
            assertThat(lease.renew())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.ERROR));
            assertThat(lease.close()).isEmpty();
        }
    }

    @Test
    void aBmcThatIsAwayWhenItIsClosedIsOnlyAWarning() {
        LabServer server = new LabServer(Map.of());
        EphemeralLease lease = open(server);
        server.bmc.close();
        assertThat(lease.close()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.summary()).isEqualTo("Session of a BMC left open");
        });
        server.close();
    }

    @Test
    void aBmcWithAllItsSessionsInUseOpensNoneAndSaysWhy() {
        try (LabServer server = new LabServer(Map.of("session_limit", 1))) {
            EphemeralLease first = open(server);
            assertThat(opening(server))
                    .isInstanceOfSatisfying(
                            Opening.Refused.class,
                            refused -> assertThat(refused.findings())
                                    .singleElement()
                                    .satisfies(finding -> {
                                        assertThat(finding.summary()).isEqualTo("BMC opens no session");
                                        assertThat(finding.detail()).contains(server.bmc.address(), "It says:");
                                    }));
            first.close();
            assertThat(open(server).close()).isEmpty();
        }
    }

    @Test
    void aWrongPasswordIsSentOnce() {
        try (LabServer server = new LabServer(Map.of(), Map.of("password", new StringValue("wrong")))) {
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThat(opening(server))
                        .isInstanceOfSatisfying(
                                Opening.Refused.class,
                                refused -> assertThat(refused.findings())
                                        .extracting(Finding::summary)
                                        .containsExactly("BMC login refused"));
            }
            assertThat(logins(server)).hasSize(1);
        }
    }
}
