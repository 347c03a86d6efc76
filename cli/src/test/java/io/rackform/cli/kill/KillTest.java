package io.rackform.cli.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.model.address.AddressParser;
import io.rackform.state.ObjectId;
import io.rackform.state.RecordedObject;
import io.rackform.state.StateOpening;
import io.rackform.state.StateStore;
import io.rackform.state.h2.StateStores;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills an apply at random moments. Nothing that was reported as done is lost, nothing is sent again before it was read
 * again, and the next apply converges.
 */
class KillTest {
    private static final int KILLS = 10;

    /** In milliseconds: longer than one change takes. */
    private static final long LONGEST_DELAY = 400;

    private static final List<String> DEVICES = List.of("server", "switch", "cluster");
    private static final Pattern DONE = Pattern.compile("^(.+): (Creation|Modifications) complete");

    private static final String SITE = """
            site: kill
            devices:
              - kind: bmc
                name: server
                boot_time: 200ms
              - kind: switch
                name: switch
              - kind: cluster
                name: cluster
            """;

    private static final String CONFIGURATION = LabChild.SERVER + """
            variable "rev" {
              type = string
            }

            provider "netconf" {
              host     = split(":", var.devices["switch"].address)[0]
              port     = tonumber(split(":", var.devices["switch"].address)[1])
              username = var.devices["switch"].username
              password = var.devices["switch"].password
              host_key = var.devices["switch"].host_key
              # A kill between commit and confirmation is waited out.
              confirm_timeout = 4
            }

            provider "k8s" {
              server = var.devices["cluster"].address
              token  = var.devices["cluster"].token
              ca_pem = var.devices["cluster"].ca_pem
            }

            resource "redfish_bios" "tag" {
              attributes = { AssetTag = var.rev }
            }

            resource "netconf_config" "port" {
              count  = 4
              config = <<-XML
                <interfaces xmlns="urn:ietf:params:xml:ns:yang:ietf-interfaces">
                  <interface>
                    <name>Ethernet${count.index + 1}</name>
                    <description>${var.rev}</description>
                  </interface>
                </interfaces>
              XML
            }

            resource "k8s_manifest" "map" {
              count = 12
              manifest = {
                apiVersion = "v1"
                kind       = "ConfigMap"
                metadata   = { name = "map-${count.index}", namespace = "default" }
                data       = { rev = var.rev }
              }
            }

            resource "terraform_data" "chain" {
              count = 10
              input = "${var.rev} ${k8s_manifest.map[count.index].manifest.metadata.name}"
            }
            """;

    @TempDir
    Path folder;

    private record Finished(int exitCode, List<String> lines) {}

    /** When a run is killed: so long after it has reported so many changes as done, however fast the machine is. */
    private record Moment(int done, long millis) {}

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void nothingIsLostOrSentTwiceUnread() throws Exception {
        Path site = Files.writeString(folder.resolve("lab.yaml"), SITE);
        Path work = Files.createDirectory(folder.resolve("work"));
        Files.writeString(work.resolve("main.rf.hcl"), CONFIGURATION);
        Random random = new Random(20_251);
        try (LabChild lab = new LabChild(site, folder.resolve("keys"))) {
            lab.writeAccess(work.resolve("lab.auto.rfvars"));
            Finished first = run(work, "apply", "rev-0", null);
            assertThat(first.exitCode()).as(String.join("\n", first.lines())).isZero();
            int reported = 0;
            for (int kill = 1; kill <= KILLS; kill++) {
                Moment moment = new Moment(random.nextInt(done(first).size()), random.nextLong(LONGEST_DELAY));
                reported += killOnce(lab, work, "rev-" + kill, moment);
            }
            assertThat(reported)
                    .as("changes that were reported as done before a kill")
                    .isPositive();
        }
    }

    /** One kill and its recovery; how many changes were reported as done before the kill. */
    private int killOnce(LabChild lab, Path work, String rev, Moment moment) throws Exception {
        Finished killed = run(work, "apply", rev, moment);
        List<String> done = done(killed);
        assertRecorded(work, done, rev);
        Map<String, Integer> boundary = new LinkedHashMap<>();
        for (String device : DEVICES) {
            boundary.put(device, lab.traffic(device).size());
        }
        Finished again = run(work, "apply", rev, null);
        assertThat(again.exitCode())
                .as(rev + "\n" + String.join("\n", again.lines()))
                .isZero();
        for (String device : DEVICES) {
            List<LabChild.Seen> seen = lab.traffic(device);
            assertReadFirst(device + " " + rev, seen.subList(boundary.getOrDefault(device, 0), seen.size()));
        }
        Finished plan = run(work, "plan", rev, null);
        assertThat(plan.exitCode())
                .as(rev + "\n" + String.join("\n", plan.lines()))
                .isZero();
        return done.size();
    }

    /** The addresses of what a run has reported as done. */
    private static List<String> done(Finished run) {
        return run.lines().stream()
                .map(DONE::matcher)
                .filter(Matcher::find)
                .map(line -> line.group(1))
                .toList();
    }

    private static void assertRecorded(Path work, List<String> done, String rev) {
        if (!(StateStores.open(work.resolve(".rackform/state"))
                instanceof StateOpening.Opened(StateStore store, var ignored))) {
            throw new AssertionError("the state cannot be opened after a kill");
        }
        try (store) {
            for (String address : done) {
                RecordedObject object = store.snapshot()
                        .objects()
                        .get(ObjectId.current(
                                AddressParser.parseInstance(address).orElseThrow()));
                assertThat(object).as(address + " was reported as done").isNotNull();
                assertThat(String.valueOf(object)).as(address).contains(rev);
            }
        }
    }

    /** Whatever is written after the kill was read after the kill before. */
    private static void assertReadFirst(String what, List<LabChild.Seen> seen) {
        List<String> read = new ArrayList<>();
        for (LabChild.Seen one : seen) {
            if (one.kind().equals("WRITE")) {
                assertThat(read).as(what + ": read before " + one.what()).isNotEmpty();
                if (one.what().contains("/configmaps/")) {
                    String path = one.what().replaceFirst("^\\S+ ", "").replaceFirst("\\?.*", "");
                    assertThat(read).as(what).anyMatch(earlier -> earlier.contains(path));
                }
            } else if (one.kind().equals("READ")) {
                read.add(one.what());
            }
        }
    }

    /** @param moment null to let it end */
    private Finished run(Path work, String command, String rev, @Nullable Moment moment)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-chdir=" + work, command, "-no-color", "-var", "rev=" + rev));
        arguments.add(command.equals("apply") ? "-auto-approve" : "-detailed-exitcode");
        Process process = ChildJvm.start(folder, "io.rackform.cli.Main", arguments.toArray(String[]::new));
        List<String> lines = new ArrayList<>();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            int done = 0;
            boolean doomed = false;
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
                done += DONE.matcher(line).find() ? 1 : 0;
                if (moment != null && !doomed && done == moment.done()) {
                    killAfter(process, moment.millis());
                    doomed = true;
                }
            }
        } catch (IOException cut) {
            lines.add("(output cut: " + cut.getMessage() + ")");
        }
        return new Finished(process.waitFor(), lines);
    }

    private static void killAfter(Process process, long millis) {
        Thread.startVirtualThread(() -> {
            try {
                if (!process.waitFor(millis, TimeUnit.MILLISECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
