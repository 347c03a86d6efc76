package io.rackform.lab.bmc;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.lab.LabCertificates;
import io.rackform.lab.Peer;
import io.rackform.lab.TrafficLog;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** OpenStack's Redfish library drives the BMC, over TLS with the lab's own CA and over plain HTTP. */
class SushyTest {
    private static final String PYTHON = "/usr/bin/python3";

    @TempDir
    Path folder;

    @BeforeAll
    static void needsSushy() {
        Peer.require("python3-sushy", PYTHON, "-c", "import sushy");
    }

    @Test
    void drivesTheBmcOverTls() throws Exception {
        LabCertificates certificates = LabCertificates.create();
        Path ca = Files.writeString(folder.resolve("ca.pem"), certificates.caPem());
        try (LabBmc bmc = LabBmc.create("node-1", options(Map.of()), certificates)) {
            assertDriven(bmc, ca.toString());
        }
    }

    @Test
    void drivesTheBmcOverPlainHttp() throws Exception {
        try (LabBmc bmc = LabBmc.create("node-1", options(Map.of("tls", false)), LabCertificates.create())) {
            assertDriven(bmc, "-");
        }
    }

    @Test
    void doesNotTrustAnotherLab() throws Exception {
        Path ca = Files.writeString(
                folder.resolve("ca.pem"), LabCertificates.create().caPem());
        try (LabBmc bmc = LabBmc.create("node-1", options(Map.of()), LabCertificates.create())) {
            assertThat(drive(bmc, ca.toString()).output()).contains("CERTIFICATE_VERIFY_FAILED");
            assertThat(bmc.traffic().entries()).isEmpty();
        }
    }

    private static Map<String, Object> options(Map<String, Object> more) {
        Map<String, Object> options = new HashMap<>(Map.of(
                "serial",
                "RF0001",
                "macs",
                List.of("52:54:00:aa:00:01", "52:54:00:aa:00:02"),
                "boot_time",
                "300ms",
                "password",
                "p\"a ss:w"));
        options.putAll(more);
        return options;
    }

    private static Peer.Outcome drive(LabBmc bmc, String ca) throws URISyntaxException {
        Path script = Path.of(Objects.requireNonNull(SushyTest.class.getResource("drive_sushy.py"))
                .toURI());
        return Peer.run(List.of(PYTHON, script.toString(), bmc.address(), ca, "root", "p\"a ss:w"));
    }

    private static void assertDriven(LabBmc bmc, String ca) throws URISyntaxException {
        Peer.Outcome outcome = drive(bmc, ca);
        assertThat(outcome.output().lines())
                .containsExactly(
                        "auth: SessionOrBasicAuth session",
                        "system: RF0001 Rackform Lab RF1000-A On",
                        "memory: 256",
                        "macs: 52:54:00:aa:00:01,52:54:00:aa:00:02",
                        "reset types: ForceOff,ForceRestart,GracefulRestart,GracefulShutdown,Nmi,On,PowerCycle,"
                                + "PushPowerButton",
                        "chassis: ChassisType.RACK_MOUNT manager: ManagerType.BMC",
                        "turbo: Enabled apply times: OnReset",
                        "registry: Enumeration Enabled,Disabled False",
                        "staged: Disabled active: Enabled",
                        "bad value: 400 Base.1.18.PropertyValueNotInList",
                        "override: Once Pxe",
                        "booted: Disabled 5 override: Disabled",
                        "power: Off",
                        "off again: 409");
        assertThat(outcome.exit()).isZero();
        assertThat(bmc.look("booted")).isEqualTo("Pxe");
        assertThat(bmc.traffic().writes().stream().map(TrafficLog.Entry::what))
                .containsExactly(
                        "PATCH /redfish/v1/Systems/1/Bios/Settings",
                        "PATCH /redfish/v1/Systems/1/Bios/Settings",
                        "PATCH /redfish/v1/Systems/1",
                        "POST /redfish/v1/Systems/1/Actions/ComputerSystem.Reset",
                        "POST /redfish/v1/Systems/1/Actions/ComputerSystem.Reset",
                        "POST /redfish/v1/Systems/1/Actions/ComputerSystem.Reset");
        assertThat(bmc.traffic().entries()).noneMatch(entry -> entry.detail().contains("p\"a"));
    }
}
