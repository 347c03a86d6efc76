package io.rackform.lab.bmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rackform.lab.Faults;
import io.rackform.lab.LabCertificates;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the faults do to a client on the wire. */
class LabBmcFaultsTest {
    private static final String SYSTEM = "/redfish/v1/Systems/1";

    private final LabBmc bmc =
            LabBmc.create("node-1", Map.of("tls", false, "bmc_restart_time", "50ms"), LabCertificates.create());
    private final BmcClient client = new BmcClient(bmc);

    @AfterEach
    void close() {
        client.close();
        bmc.close();
    }

    /** Asks until the device answers again, as any client must. */
    private BmcClient.Reply getWhenBack(String path, String... headers) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (true) {
            try {
                return client.get(path, headers);
            } catch (IOException e) {
                assertThat(System.nanoTime()).as("the device came back").isLessThan(end);
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void droppedAnswerTookEffect() throws IOException {
        bmc.play(Faults.drop(2));
        assertThat(client.get(SYSTEM).status()).isEqualTo(200);
        assertThatThrownBy(() -> client.patch(SYSTEM, "{\"AssetTag\":\"A-7\"}")).isInstanceOf(IOException.class);
        assertThat(client.get(SYSTEM).json().path("AssetTag").asString()).isEqualTo("A-7");
    }

    @Test
    void slowAnswerComesLate() throws IOException {
        bmc.play(Faults.slow(Duration.ofMillis(150)));
        long start = System.nanoTime();
        assertThat(client.get(SYSTEM).status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(150));
    }

    @Test
    void restartKeepsStateAndLosesSessions() throws IOException {
        var login =
                client.post("/redfish/v1/SessionService/Sessions", "{\"UserName\":\"root\",\"Password\":\"calvin\"}");
        String token = login.header("X-Auth-Token");
        String address = bmc.address();
        bmc.play(Faults.restart(1, Duration.ofMillis(100)));
        assertThatThrownBy(() -> client.patch(SYSTEM, "{\"AssetTag\":\"A-7\"}")).isInstanceOf(IOException.class);
        assertThat(getWhenBack(SYSTEM, "Authorization", "none", "X-Auth-Token", token)
                        .status())
                .isEqualTo(401);
        assertThat(client.get(SYSTEM).json().path("AssetTag").asString()).isEqualTo("A-7");
        assertThat(bmc.address()).isEqualTo(address);
    }

    @Test
    void managerResetAnswersAndThenGoesAway() throws IOException {
        assertThat(client.post("/redfish/v1/Managers/1/Actions/Manager.Reset", "{\"ResetType\":\"ForceRestart\"}")
                        .status())
                .isEqualTo(204);
        assertThat(getWhenBack(SYSTEM).status()).isEqualTo(200);
    }

    @Test
    void spoiltAnswersAreOneShot() throws IOException {
        bmc.spoil("GET " + SYSTEM, AnswerFault.TRUNCATED);
        assertThatThrownBy(() -> client.get(SYSTEM)).isInstanceOf(IOException.class);
        assertThat(client.get(SYSTEM).status()).isEqualTo(200);

        bmc.spoil("GET " + SYSTEM, AnswerFault.NOT_JSON);
        assertThat(client.get(SYSTEM).header("Content-Type")).isEqualTo("text/html");

        bmc.spoil("PATCH " + SYSTEM, AnswerFault.UNAVAILABLE);
        var refused = client.patch(SYSTEM, "{\"AssetTag\":\"A-7\"}");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(client.get(SYSTEM).json().path("AssetTag").asString()).isEmpty();

        bmc.spoil("GET " + SYSTEM, AnswerFault.NESTED);
        assertThat(client.get(SYSTEM).response().body()).contains("[[[[[[").hasSizeGreaterThan(200_000);

        bmc.spoil("GET " + SYSTEM, AnswerFault.OVERSIZED);
        assertThat(client.get(SYSTEM).response().body().length()).isGreaterThan(64 << 20);
    }

    @Test
    void sessionsCanBeEnded() throws IOException {
        client.post("/redfish/v1/SessionService/Sessions", "{\"UserName\":\"root\",\"Password\":\"calvin\"}");
        assertThat(bmc.sessions()).isOne();
        bmc.endSessions();
        assertThat(bmc.sessions()).isZero();
    }
}
