package io.rackform.lab.netswitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rackform.lab.Faults;
import io.rackform.lab.LabOptionException;
import io.rackform.lab.TrafficLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabSwitchTest {
    private static final String IF = "urn:ietf:params:xml:ns:yang:ietf-interfaces";
    private static final String VLAN_10 =
            "<vlans xmlns='urn:rackform:lab:vlans'><vlan><id>10</id><name>ten</name></vlan></vlans>";

    @TempDir
    private Path keys;

    private LabSwitch device;

    @BeforeEach
    void start() {
        device = LabSwitch.create("sw1", Map.of("ports", 4), keys);
    }

    @AfterEach
    void stop() {
        device.close();
    }

    @Test
    void announcesWhatItCanDoAndTheModulesItServes() throws IOException {
        try (RawClient client = RawClient.connect(device)) {
            assertThat(client.receive())
                    .contains(
                            "<session-id>1</session-id>",
                            "<capability>urn:ietf:params:netconf:base:1.0</capability>",
                            "<capability>urn:ietf:params:netconf:base:1.1</capability>",
                            "capability:confirmed-commit:1.1<",
                            "with-defaults:1.0?basic-mode=explicit<",
                            IF + "?module=ietf-interfaces&amp;revision=2018-02-20<",
                            "yang-library:1.0?revision=2016-06-21&amp;module-set-id=")
                    .doesNotContain("writable-running", "xpath");
        }
    }

    @Test
    void hostKeyIsTheOneThatAccessTellsAndStaysFromStartToStart() throws IOException {
        String told = device.access().getOrDefault("host_key", "");
        assertThat(told).startsWith("ssh-ed25519 AAAA");
        try (RawClient client = RawClient.connect(device)) {
            assertThat(client.hostKey()).isEqualTo(told);
        }
        device.close();
        device = LabSwitch.create("sw1", Map.of(), keys);
        assertThat(device.access()).containsEntry("host_key", told);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.resolve("sw1.host_ed25519"))))
                .isEqualTo("rw-------");
    }

    @Test
    void wrongPasswordIsRefused() {
        assertThatThrownBy(() -> RawClient.connect(device, "guess")).isInstanceOf(IOException.class);
        assertThat(device.traffic().entries())
                .first()
                .returns("log-in refused", TrafficLog.Entry::what)
                .returns(TrafficLog.Kind.LOGIN, TrafficLog.Entry::kind);
    }

    @Test
    void theAuthorizedKeyOpensAndNoOther() throws Exception {
        KeyPair key = SecurityUtils.getKeyPairGenerator("Ed25519").generateKeyPair();
        KeyPair other = SecurityUtils.getKeyPairGenerator("Ed25519").generateKeyPair();
        String line = PublicKeyEntry.toString(key.getPublic()) + " someone@somewhere";
        try (LabSwitch keyed = LabSwitch.create("sw2", Map.of("authorized_key", line), keys)) {
            try (RawClient client = RawClient.connect(keyed, key)) {
                assertThat(client.receive()).contains("<hello ");
            }
            assertThatThrownBy(() -> RawClient.connect(keyed, other)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void badOptionsAreNamed() {
        Map<String, Object> bad = Map.of(
                "authorized_key", "ssh-ed25519 nonsense", "vlans", Map.of(5000, "x"), "ports", -1, "colour", "red");
        bad.forEach((option, value) -> assertThatExceptionOfType(LabOptionException.class)
                .isThrownBy(() -> LabSwitch.create("sw3", Map.of(option, value), keys))
                .returns(option, LabOptionException::option));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1.1"})
    void bothFramingsCarryTheSame(String base) throws IOException {
        try (RawClient client = RawClient.greeted(device, base)) {
            assertThat(client.edit(VLAN_10)).contains("<ok/>");
            assertThat(client.rpc("<commit/>"))
                    .isEqualTo("<rpc-reply xmlns=\"" + RawClient.NETCONF + "\" message-id=\"2\"><ok/></rpc-reply>");
            assertThat(client.running())
                    .contains(
                            "<vlans xmlns=\"urn:rackform:lab:vlans\"><vlan><id>10</id><name>ten</name></vlan></vlans>");
        }
    }

    @Test
    void manyRequestsAtOnceAreAnsweredInTheirOrder() throws IOException {
        StringBuilder burst = new StringBuilder();
        for (int i = 1; i <= 300; i++) {
            String rpc = "<rpc xmlns='" + RawClient.NETCONF + "' message-id='m" + i
                    + "'><get-config><source><running/></source></get-config></rpc>";
            // Chunks of odd sizes, which no message boundary follows.
            burst.append("\n#7\n").append(rpc, 0, 7);
            burst.append("\n#").append(rpc.length() - 7).append("\n").append(rpc, 7, rpc.length());
            burst.append("\n##\n");
        }
        try (RawClient client = RawClient.greeted(device, "1.1")) {
            Thread writer = Thread.ofVirtual().start(() -> {
                try {
                    client.bytes(burst.toString());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            for (int i = 1; i <= 300; i++) {
                assertThat(client.receive()).contains("message-id=\"m" + i + "\"", "Ethernet4");
            }
            assertThat(writer.isAlive()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE rpc [<!ENTITY a 'b'>]><rpc xmlns='urn:ietf:params:xml:ns:netconf:base:1.0' message-id='1'>&a;</rpc>",
                "<!DOCTYPE rpc SYSTEM 'file:///etc/passwd'><rpc/>",
                "<rpc xmlns='urn:ietf:params:xml:ns:netconf:base:1.0' message-id='1'>&unknown;</rpc>",
                "<rpc><unclosed></rpc>",
                "no xml at all",
                "<a/><b/>"
            })
    void hostileXmlIsRefusedAndTheSessionGoesOn(String message) throws IOException {
        try (RawClient client = RawClient.greeted(device, "1.1")) {
            client.send(message);
            assertThat(client.receive()).contains("<error-tag>malformed-message</error-tag>");
            assertThat(client.running()).contains("Ethernet1");
        }
    }

    @Test
    void deepNestingIsRefused() throws IOException {
        try (RawClient client = RawClient.greeted(device, "1.1")) {
            client.send("<a>".repeat(100_000) + "</a>".repeat(100_000));
            assertThat(client.receive()).contains("malformed-message", "nested");
        }
    }

    @Test
    void aMessageThatNeverEndsIsCutOff() throws IOException {
        try (RawClient client = RawClient.greeted(device, "1.1")) {
            client.bytes("\n#4294967295\n<rpc>");
            assertThat(client.receive()).contains("<error-tag>too-big</error-tag>");
            assertThatThrownBy(client::receive).isInstanceOf(IOException.class);
        }
    }

    @Test
    void anRpcNeedsItsMessageId() throws IOException {
        try (RawClient client = RawClient.greeted(device, "1.0")) {
            client.send("<rpc xmlns='" + RawClient.NETCONF + "'><get/></rpc>");
            assertThat(client.receive())
                    .contains(
                            "<error-type>rpc</error-type><error-tag>missing-attribute</error-tag>",
                            "<error-info><bad-attribute>message-id</bad-attribute><bad-element>rpc</bad-element></error-info>");
        }
    }

    @Test
    void attributesOfAnRpcComeBack() throws IOException {
        try (RawClient client = RawClient.greeted(device, "1.0")) {
            client.send(
                    "<rpc xmlns='" + RawClient.NETCONF
                            + "' xmlns:u='urn:u' message-id='a &lt; b' u:user='fred'><validate><source><running/></source></validate></rpc>");
            assertThat(client.receive()).contains("message-id=\"a &lt; b\"", "user=\"fred\"", "urn:u", "<ok/>");
        }
    }

    @Test
    void writesAreCountedApartFromReads() throws IOException {
        try (RawClient client = RawClient.greeted(device, "1.1")) {
            client.rpc("<lock><target><candidate/></target></lock>");
            client.rpc("<discard-changes/>");
            client.edit(VLAN_10, "<test-option>test-only</test-option>");
            client.edit(VLAN_10);
            client.rpc("<validate><source><candidate/></source></validate>");
            client.rpc("<commit><confirmed/></commit>");
            client.rpc("<commit/>");
            client.rpc("<unlock><target><candidate/></target></unlock>");
            client.rpc("<close-session/>");
        }
        assertThat(device.traffic().entries())
                .extracting(TrafficLog.Entry::what)
                .containsExactly(
                        "hello",
                        "lock candidate",
                        "discard-changes",
                        "edit-config candidate",
                        "edit-config candidate",
                        "validate candidate",
                        "commit confirmed",
                        "commit",
                        "unlock candidate",
                        "close-session");
        assertThat(device.traffic().writes())
                .extracting(TrafficLog.Entry::what)
                .containsExactly("edit-config candidate", "commit confirmed", "commit");
        assertThat(device.traffic().writes().getFirst().detail()).contains("<id>10</id><name>ten</name>");
    }

    @Test
    void aCutConnectionLeavesTheEffect() throws IOException {
        device.play(Faults.drop(2));
        try (RawClient client = RawClient.greeted(device, "1.1")) {
            assertThat(client.edit(VLAN_10)).contains("<ok/>");
            assertThatThrownBy(() -> client.rpc("<commit/>")).isInstanceOf(IOException.class);
        }
        device.play(Faults.NONE);
        try (RawClient client = RawClient.greeted(device, "1.1")) {
            assertThat(client.running()).contains("<id>10</id>");
        }
    }

    @Test
    void aRestartEndsEverySessionAndRefusesConnections() throws Exception {
        device.play(Faults.restart(2, Duration.ofHours(1)));
        int port = Integer.parseInt(device.address().substring("127.0.0.1:".length()));
        try (RawClient client = RawClient.greeted(device, "1.1");
                RawClient other = RawClient.greeted(device, "1.1")) {
            client.edit(VLAN_10);
            assertThatThrownBy(() -> client.rpc("<commit/>")).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                    .isInstanceOf(ConnectException.class);
            assertThatThrownBy(other::running).isInstanceOf(IOException.class);
        }
    }

    @Test
    void afterARestartRunningIsThereAndNothingElse() throws Exception {
        device.play(Faults.restart(3, Duration.ofMillis(50)));
        try (RawClient client = RawClient.greeted(device, "1.1")) {
            client.rpc("<lock><target><candidate/></target></lock>");
            client.edit(VLAN_10);
            client.rpc("<commit/>");
            assertThatThrownBy(() -> client.edit(VLAN_10.replace("10", "11"))).isInstanceOf(IOException.class);
        }
        try (RawClient client = again()) {
            assertThat(client.running()).contains("<id>10</id>").doesNotContain("<id>11</id>");
            assertThat(client.rpc("<lock><target><candidate/></target></lock>")).contains("<ok/>");
        }
    }

    @Test
    void aRestartRollsBackWhatWasNotConfirmed() throws Exception {
        device.play(Faults.restart(3, Duration.ofMillis(50)));
        try (RawClient client = RawClient.greeted(device, "1.1")) {
            client.edit(VLAN_10);
            client.rpc("<commit><confirmed/><persist>t</persist></commit>");
            assertThatThrownBy(() -> client.edit(VLAN_10.replace("10", "11"))).isInstanceOf(IOException.class);
        }
        try (RawClient client = again()) {
            assertThat(client.running()).doesNotContain("<id>10</id>");
            assertThat(client.rpc("<get-config><source><candidate/></source></get-config>"))
                    .doesNotContain("<id>11</id>");
        }
    }

    @Test
    void aLostSessionGivesItsLockBackAndItsConfirmedCommitUp() throws Exception {
        try (RawClient client = RawClient.greeted(device, "1.1")) {
            client.rpc("<lock><target><running/></target></lock>");
            client.edit(VLAN_10);
            client.rpc("<commit><confirmed/></commit>");
            assertThat(client.running()).contains("<id>10</id>");
        }
        try (RawClient client = RawClient.greeted(device, "1.1")) {
            String answer = client.rpc("<lock><target><running/></target></lock>");
            for (int i = 0; i < 1000 && !answer.contains("<ok/>"); i++) {
                answer = client.rpc("<lock><target><running/></target></lock>");
            }
            assertThat(answer).contains("<ok/>");
            assertThat(client.running()).doesNotContain("<id>10</id>");
        }
    }

    @Test
    void slowMeansEachAnswer() throws IOException {
        try (RawClient client = RawClient.greeted(device, "1.1")) {
            device.play(Faults.slow(Duration.ofMillis(120)));
            long before = System.nanoTime();
            client.running();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(110));
        }
    }

    @Test
    void aPersonAtTheConsoleChangesRunning() throws IOException {
        device.changeByHand("vlan/120/name", "guests");
        device.changeByHand("Ethernet3/description", "moved <by> hand");
        device.changeByHand("Ethernet3/enabled", "false");
        device.changeByHand("Ethernet3/access-vlan", "120");
        device.changeByHand("Ethernet4/trunk-vlan", "120");
        try (RawClient client = RawClient.greeted(device, "1.1")) {
            assertThat(client.running())
                    .contains(
                            "<name>Ethernet3</name><description>moved &lt;by&gt; hand</description>",
                            "<enabled>false</enabled>",
                            "<access-vlan xmlns=\"urn:rackform:lab:switch\">120</access-vlan>",
                            "<id>120</id><name>guests</name>");
            assertThat(client.rpc("<lock><target><candidate/></target></lock>")).contains("<ok/>");
        }
        assertThat(device.traffic().writes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ethernet9/description",
                "Ethernet3/colour",
                "Ethernet3",
                "",
                "/",
                "Ethernet3/enabled",
                "vlan/5000/name",
                "Ethernet3/access-vlan",
                "vlan/7"
            })
    void byHandWhatTheSwitchDoesNotHaveIsRefused(String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> device.changeByHand(path, "120"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "", ".hidden", "a/b"})
    void namesThatAreNoFileNamesAreRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> LabSwitch.create(name, Map.of(), keys));
    }

    @Test
    void secretsStayOutOfWhatIsPrinted() {
        assertThat(List.of(SwitchOptions.read(Map.of("password", "hunter2"))).toString())
                .doesNotContain("hunter2");
    }

    private RawClient again() throws Exception {
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (true) {
            try {
                return RawClient.greeted(device, "1.1");
            } catch (IOException e) {
                if (System.nanoTime() > until) {
                    throw e;
                }
                Thread.onSpinWait();
            }
        }
    }
}
