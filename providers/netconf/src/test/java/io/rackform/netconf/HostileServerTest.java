package io.rackform.netconf;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.model.value.NumberValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import io.rackform.netconf.Rig.Wish;
import io.rackform.spi.ReadOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a device does, the user reads what, where, why and what to do, and never a secret. */
class HostileServerTest {
    private static final Wish WISH = Wish.of("a", "<top xmlns='urn:x'><leaf>1</leaf></top>");

    @TempDir
    private Path folder;

    private String told(Map<String, Value> settings) {
        try (Rig rig = Rig.of(settings)) {
            ReadOutcome outcome = rig.read(WISH).get(Rig.address("a"));
            assertThat(outcome).isInstanceOf(ReadOutcome.Unreachable.class);
            return Rig.told(outcome);
        }
    }

    private String toldWhereItSays(UnaryOperator<String> raw) throws IOException {
        try (var server = new ScriptedServer(folder, ScriptedServer.usual(), (name, request) -> "<data/>").raw(raw)) {
            return told(server.settings());
        }
    }

    private static String chunk(String text) {
        return "\n#" + text.length() + "\n" + text + "\n##\n";
    }

    @Test
    void anUnknownHostKeyIsNamedWithWhatToDo() throws IOException {
        try (var server = new ScriptedServer(folder, ScriptedServer.usual(), (name, request) -> "<data/>")) {
            var settings = new TreeMap<>(server.settings());
            settings.remove("host_key");
            assertThat(told(settings))
                    .contains(
                            "Host key not trusted", "ssh-ed25519 SHA256:", "host_key = \"ssh-ed25519 AAAA", "console");
            assertThat(server.asked()).isEmpty();
        }
    }

    @Test
    void anotherHostKeyThanThePinnedOneEndsTheConversation() throws IOException {
        try (var server = new ScriptedServer(folder, ScriptedServer.usual(), (name, request) -> "<data/>")) {
            var settings = new TreeMap<>(server.settings());
            settings.put("host_key", new StringValue("SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"));
            assertThat(told(settings))
                    .contains("Host key not trusted", "trusts SHA256:AAAA", "replaced or got new keys");
        }
    }

    @Test
    void aKnownHostsFileIsEnough() throws IOException {
        try (var server = new ScriptedServer(folder, ScriptedServer.usual(), (name, request) -> "<data/>")) {
            var settings = new TreeMap<>(server.settings());
            String port = settings.get("port") instanceof NumberValue number ? number.text() : "";
            String key = settings.remove("host_key") instanceof StringValue(String text) ? text : "";
            settings.put("known_hosts", new StringValue("other ssh-rsa AAAA\n[127.0.0.1]:" + port + " " + key + "\n"));
            try (Rig rig = Rig.of(settings)) {
                assertThat(rig.read(WISH).get(Rig.address("a"))).isInstanceOf(ReadOutcome.NotFound.class);
            }
        }
    }

    @Test
    void aWrongPasswordIsToldWithoutThePassword() throws IOException {
        try (var server = new ScriptedServer(folder, ScriptedServer.usual(), (name, request) -> "<data/>")) {
            var settings = new TreeMap<>(server.settings());
            settings.put("password", new StringValue("hunter2"));
            assertThat(told(settings))
                    .contains("Device refused the log-in", "user \"admin\"", "Check username")
                    .doesNotContain("hunter2");
            try (Rig rig = Rig.of(settings)) {
                assertThat(rig.session.toString()).doesNotContain("hunter2");
            }
            assertThat(DeviceSettings.read(io.rackform.model.value.ObjectValue.of(settings))
                            .toString())
                    .doesNotContain("hunter2");
        }
    }

    @Test
    void aDeviceThatAsksForThePasswordGetsIt() throws IOException {
        try (var server =
                        new ScriptedServer(folder, ScriptedServer.usual(), (name, request) -> "<data/>").interactive();
                Rig rig = Rig.of(server.settings())) {
            assertThat(rig.read(WISH).get(Rig.address("a"))).isInstanceOf(ReadOutcome.NotFound.class);
        }
    }

    @Test
    void aClosedPortIsTold() throws IOException {
        Map<String, Value> settings;
        try (var server = new ScriptedServer(folder, ScriptedServer.usual(), (name, request) -> "<data/>")) {
            settings = server.settings();
        }
        assertThat(told(settings))
                .contains("Device not reachable", "127.0.0.1:", "connection refused", "Check host and port");
    }

    @Test
    void sshWithoutNetconfIsTold() throws IOException {
        try (var server =
                new ScriptedServer(folder, ScriptedServer.usual(), (name, request) -> "<data/>").withoutNetconf()) {
            assertThat(told(server.settings())).contains("No NETCONF at this address", "subsystem", "port");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<!DOCTYPE x [<!ENTITY a 'b'>]><rpc-reply message-id='1'>&a;</rpc-reply> | document type",
                "<rpc-reply message-id='1'>&unknown;</rpc-reply> | refused",
                "<rpc-reply message-id='1'><data> | refused",
                "no xml | refused"
            })
    void hostileXmlIsRefused(String xml, String why) throws IOException {
        assertThat(toldWhereItSays(reply -> chunk(xml))).contains("Unreadable answer from the device", why, "sw1");
    }

    @Test
    void deepNestingIsRefused() throws IOException {
        assertThat(toldWhereItSays(reply -> chunk("<a>".repeat(5000) + "</a>".repeat(5000))))
                .contains("Unreadable answer", "nested deeper");
    }

    @ParameterizedTest
    @CsvSource({
        "'\n#4294967295\n', more than 16777216 bytes",
        "'\n#0\n', no number",
        "'xyz', line feed",
        "'\n##\n', no chunk"
    })
    void brokenFramingIsRefused(String bytes, String why) throws IOException {
        assertThat(toldWhereItSays(reply -> bytes)).contains("Unreadable answer from the device", why);
    }

    @Test
    void aTruncatedMessageTimesOut() throws IOException {
        assertThat(toldWhereItSays(reply -> "\n#900000\n<rpc-reply>")).contains("did not answer within 2 s");
    }

    @Test
    void aMessageWithoutEndInTheOldFramingIsBounded() throws IOException {
        String megabyte = "x".repeat(1 << 20);
        try (var server = new ScriptedServer(folder, List.of(ScriptedServer.BASE_1_0), (name, request) -> "<data/>")
                .raw(reply -> megabyte.repeat(17))) {
            var settings = new TreeMap<>(server.settings());
            settings.put("timeout", NumberValue.of(30));
            assertThat(told(settings)).contains("Unreadable answer", "16777216");
        }
    }

    @Test
    void aHelloThatIsNoneIsTold() throws IOException {
        try (var server = new ScriptedServer(folder, ScriptedServer.usual(), (name, request) -> "<data/>")
                .hello(hello -> "<greetings/>")) {
            assertThat(told(server.settings())).contains("No NETCONF at this address", "greetings");
        }
    }

    @Test
    void terminalEscapesOfADeviceAreLeftOut() throws IOException {
        try (var server = new ScriptedServer(
                folder,
                ScriptedServer.usual(),
                (name, request) -> "<rpc-error><error-type>rpc</error-type><error-tag>access-denied</error-tag>"
                        + "<error-severity>error</error-severity><error-message>no&#x9b;31m \u202e way\n\nhere</error-message>"
                        + "</rpc-error>")) {
            assertThat(told(server.settings()))
                    .contains("Device refused to read", "no31m way here [rpc access-denied]");
        }
    }

    @Test
    void oneObjectThatTheDeviceRefusesToReadDoesNotHideTheOthers() throws IOException {
        Wish bad = Wish.of("bad", "<other xmlns='urn:unknown'><leaf>1</leaf></other>");
        try (var server = new ScriptedServer(
                        folder,
                        ScriptedServer.usual(),
                        (name, request) -> request.contains("urn:unknown")
                                ? "<rpc-error><error-tag>unknown-namespace</error-tag><error-severity>error</error-severity></rpc-error>"
                                : "<data><top xmlns='urn:x'><leaf>1</leaf></top></data>");
                Rig rig = Rig.of(server.settings())) {
            var outcomes = rig.read(WISH, bad);
            assertThat(outcomes.get(Rig.address("a"))).isInstanceOf(ReadOutcome.Found.class);
            assertThat(Rig.told(outcomes.get(Rig.address("bad"))))
                    .contains("unknown-namespace", "namespaces in config");
        }
    }
}
