package io.rackform.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabSiteTest {
    private static final String TWO = """
            site: edge-1
            defaults:
              bmc: { boot_time: 1s, username: admin }
            devices:
              - kind: bmc
                name: node-1
                serial: RF0001
              - kind: bmc
                name: node-2
                username: root
                tls: false
                bios: { BootRetryCount: 7, NumLock: false, ProcTurboMode: Disabled }
            """;

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("lab.yaml"), text);
    }

    @Test
    void startsWhatTheFileSays() throws IOException {
        try (LabSite site = LabSite.start(file(TWO))) {
            assertThat(site.name()).isEqualTo("edge-1");
            assertThat(site.devices().stream().map(LabDevice::name)).containsExactly("node-1", "node-2");
            assertThat(site.device("node-1").address()).startsWith("https://127.0.0.1:");
            assertThat(site.device("node-2").address()).startsWith("http://127.0.0.1:");
            assertThat(site.device("node-1").access()).containsEntry("username", "admin");
            assertThat(site.device("node-2").access()).containsEntry("username", "root");
            assertThatThrownBy(() -> site.device("node-3"))
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessageContaining("node-3")
                    .hasMessageContaining("node-1, node-2");
        }
    }

    @Test
    void keepsItsKeysFromStartToStart() throws IOException {
        Path keys = folder.resolve("deep/keys");
        String first;
        try (LabSite site = LabSite.start(file(TWO), keys)) {
            first = site.device("node-1").access().get("ca_pem");
        }
        try (LabSite site = LabSite.start(file(TWO), keys)) {
            assertThat(site.device("node-1").access()).containsEntry("ca_pem", first);
        }
        try (LabSite site = LabSite.start(file(TWO))) {
            assertThat(site.device("node-1").access().get("ca_pem")).isNotEqualTo(first);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.resolve("lab-certificates.p12"))))
                .isEqualTo("rw-------");
    }

    @Test
    void knowsEveryKind() throws IOException {
        Path file = file("devices: [{kind: bmc, name: a}, {kind: switch, name: b}, {kind: cluster, name: c}]");
        Path keys = folder.resolve("keys");
        String hostKey;
        try (LabSite site = LabSite.start(file, keys)) {
            hostKey = site.device("b").access().get("host_key");
            assertThat(site.device("b").address()).startsWith("127.0.0.1:");
            assertThat(site.device("c").access().get("ca_pem"))
                    .isEqualTo(site.device("a").access().get("ca_pem"))
                    .contains("BEGIN CERTIFICATE");
        }
        try (LabSite site = LabSite.start(file, keys)) {
            assertThat(site.device("b").access()).containsEntry("host_key", hostKey);
        }
    }

    @Test
    void writesWhatClientsMustKnowForTheOwnerOnly() throws IOException {
        Path access = folder.resolve("lab.auto.rfvars");
        Files.writeString(access, "old");
        try (LabSite site = LabSite.start(file(TWO))) {
            site.writeAccess(access);
            assertThat(Files.readString(access))
                    .startsWith("# Written by the lab at its start.\ndevices = {\n  \"node-1\" = {\n    address  = \""
                            + site.device("node-1").address()
                            + "\"\n    ca_pem   = <<PEM\n-----BEGIN CERTIFICATE-----\n")
                    .contains("-----END CERTIFICATE-----\nPEM\n    password = \"calvin\"\n")
                    .endsWith("  \"node-2\" = {\n    address  = \""
                            + site.device("node-2").address()
                            + "\"\n    password = \"calvin\"\n    username = \"root\"\n  }\n}\n");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(access)))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "devices: [                                      | 1 | not valid YAML",
                "devices: {}                                     | 1 | 'devices' must be a list",
                "site: x                                         | 1 | 'devices' must be a list",
                "device: []                                      | 1 | a site file has no 'device'; it has defaults",
                "devices:~- kind: bmc                            | 2 | no 'name'",
                "devices:~- {kind: bmc, name: a b}               | 2 | not 'a b'",
                "devices:~- {kind: bcm, name: a}                 | 2 | no kind 'bcm'; the kinds are bmc",
                "devices:~- {kind: bmc, name: a}~- {kind: bmc, name: a} | 3 | already a device named 'a'",
                "devices:~- kind: bmc~  name: a~  prot: 1        | 4 | no option 'prot'; the options are",
                "devices:~- kind: bmc~  name: a~  port: many     | 4 | whole number from 0 to 65535, not 'many'",
                "devices:~- kind: bmc~  name: a~  port: 99999999999 | 4 | too large",
                "devices:~- kind: bmc~  name: a~  serial:        | 4 | a value is missing",
                "devices:~- kind: bmc~  name: a~  name: b        | 4 | twice",
                "devices:~- kind: bmc~  name: a~  bios: {NumLok: true} | 4 | no attribute 'NumLok'",
                "defaults:~  bmc: {tls: maybe}~devices:~- {kind: bmc, name: a} | 2 | true or false, not 'maybe'",
            })
    void namesTheLineThatIsWrong(String text, int line, String message) throws IOException {
        Path file = file(text.replace('~', '\n'));
        assertThatThrownBy(() -> LabSite.start(file))
                .isInstanceOfSatisfying(
                        SiteFileException.class, e -> assertThat(e.line()).isEqualTo(line))
                .hasMessageStartingWith("lab.yaml:" + line + ": ")
                .hasMessageContaining(message);
    }

    @Test
    void refusesFilesThatAreNoSiteFiles() throws IOException {
        assertThatThrownBy(() -> LabSite.start(folder.resolve("none.yaml")))
                .isInstanceOf(SiteFileException.class)
                .hasMessageContaining("none.yaml");
        assertThatThrownBy(() -> LabSite.start(file(""))).hasMessageContaining("the file is empty");
        Path bomb = file("a: &a [x, x, x, x, x, x, x, x, x, x]\n".replace("a: ", "site: s\ndefaults:\n  bmc:\n    a: ")
                + "    b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]\n"
                + "    c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]\n"
                + "    d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]\n"
                + "    e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]\n"
                + "devices: [{kind: bmc, name: n}]\n");
        assertThatThrownBy(() -> LabSite.start(bomb)).hasMessageContaining("repeats itself too often");
    }

    @Test
    void aDeviceThatCannotStartStopsTheOthers() throws IOException {
        try (LabSite site = LabSite.start(file(TWO))) {
            String port = site.device("node-2").address().replaceFirst(".*:", "");
            List<String> lines =
                    List.of("devices:", "- {kind: bmc, name: a}", "- {kind: bmc, name: b, port: " + port + "}");
            Path second = file(String.join("\n", lines));
            assertThatThrownBy(() -> LabSite.start(second))
                    .hasMessageStartingWith("lab.yaml:3: device 'b': cannot listen on 127.0.0.1:" + port);
        }
    }
}
