package io.rackform.cli.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C while a session is open on a BMC: it is ended there, in an apply as in a plan. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "env --default-signal is not there elsewhere")
final class OpenSessionInterruptTest {
    private static final String SESSIONS = "/redfish/v1/SessionService/Sessions";

    private static final String SITE = """
            site: interrupt
            devices:
              - kind: bmc
                name: server
                boot_time: 2s
              - kind: cluster
                name: cluster
            """;

    private static final String SESSION = LabChild.SERVER + """
            ephemeral "redfish_session" "guest" {}
            """;

    private static final String CHANGES = """
            provider "k8s" {
              server = var.devices["cluster"].address
              token  = var.devices["cluster"].token
              ca_pem = var.devices["cluster"].ca_pem
            }

            resource "k8s_manifest" "first" {
              manifest = {
                apiVersion = "v1"
                kind       = "Secret"
                metadata   = { name = "first", namespace = "default" }
              }
              sensitive_fields_wo         = { "stringData.token" = ephemeral.redfish_session.guest.token }
              sensitive_fields_wo_version = 1
            }

            resource "redfish_bios" "tag" {
              attributes = { AssetTag = "new" }
              depends_on = [k8s_manifest.first]
            }

            resource "k8s_manifest" "last" {
              manifest = {
                apiVersion = "v1"
                kind       = "Secret"
                metadata   = { name = "last", namespace = "default" }
              }
              sensitive_fields_wo         = { "stringData.token" = ephemeral.redfish_session.guest.token }
              sensitive_fields_wo_version = 1
              depends_on                  = [redfish_bios.tag]
            }
            """;

    @TempDir
    Path folder;

    private LabChild lab(Path work, String configuration) throws IOException {
        Path site = Files.writeString(folder.resolve("lab.yaml"), SITE);
        Files.createDirectory(work);
        Files.writeString(work.resolve("main.rf.hcl"), configuration);
        LabChild lab = new LabChild(site, folder.resolve("keys"));
        lab.writeAccess(work.resolve("lab.auto.rfvars"));
        return lab;
    }

    /** How often a session was begun and ended on the BMC. */
    private static List<Long> sessions(LabChild lab) throws IOException {
        List<String> seen =
                lab.traffic("server").stream().map(LabChild.Seen::what).toList();
        return List.of(
                seen.stream().filter(("POST " + SESSIONS)::equals).count(),
                seen.stream()
                        .filter(what -> what.startsWith("DELETE " + SESSIONS + "/"))
                        .count());
    }

    private static void interrupt(Process process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void anApplyEndsItsSessionWhenItIsStopped() throws Exception {
        Path work = folder.resolve("work");
        try (LabChild lab = lab(work, SESSION + CHANGES)) {
            Process process = ChildJvm.startInForeground(
                    folder, "io.rackform.cli.Main", "-chdir=" + work, "apply", "-no-color", "-auto-approve");
            List<String> lines = new ArrayList<>();
            try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = out.readLine(); line != null; line = out.readLine()) {
                    lines.add(line);
                    if (line.startsWith("redfish_bios.tag: Creating")) {
                        assertThat(sessions(lab))
                                .as("open for what comes after the reset")
                                .isEqualTo(List.of(3L, 1L));
                        interrupt(process);
                    }
                }
            }
            String all = String.join("\n", lines);
            assertThat(process.waitFor()).as(all).isEqualTo(1);
            assertThat(all)
                    .contains("Stopped before the end", "redfish_bios.tag: Creation complete")
                    .doesNotContain("k8s_manifest.last: Creating");
            assertThat(sessions(lab))
                    .as("ours, that of the plan and that of the apply")
                    .isEqualTo(List.of(3L, 3L));
        }
    }

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void aPlanEndsItsSessionWhenItIsBrokenOff() throws Exception {
        Path work = folder.resolve("work");
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                LabChild lab = lab(work, SESSION + """
                        provider "k8s" {
                          server = "https://127.0.0.1:%d"
                          token  = ephemeral.redfish_session.guest.token
                        }

                        resource "k8s_manifest" "any" {
                          manifest = {
                            apiVersion = "v1"
                            kind       = "ConfigMap"
                            metadata   = { name = "any", namespace = "default" }
                          }
                        }
                        """.formatted(silent.getLocalPort()))) {
            Process process =
                    ChildJvm.startInForeground(folder, "io.rackform.cli.Main", "-chdir=" + work, "plan", "-no-color");
            try (Socket asked = silent.accept()) {
                assertThat(asked.isConnected()).isTrue();
                assertThat(sessions(lab)).isEqualTo(List.of(1L, 0L));
                interrupt(process);
                assertThat(process.waitFor()).isEqualTo(130);
            }
            assertThat(sessions(lab)).isEqualTo(List.of(1L, 1L));
        }
    }
}
