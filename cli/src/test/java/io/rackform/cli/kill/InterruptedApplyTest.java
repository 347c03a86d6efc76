package io.rackform.cli.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.state.StateOpening;
import io.rackform.state.StateStore;
import io.rackform.state.h2.StateStores;
import java.io.BufferedReader;
import java.io.IOException;
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

/**
 * Ctrl-C while a server boots: the first one waits for it; the second one does not, and the next run reads what became of it.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "env --default-signal is not there elsewhere")
final class InterruptedApplyTest {
    private static final String SITE = """
            site: interrupt
            devices:
              - kind: bmc
                name: server
                boot_time: 20s
            """;

    private static final String CONFIGURATION = LabChild.SERVER + """
            resource "redfish_bios" "tag" {
              attributes = { AssetTag = "second" }
            }
            """;

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void theSecondOneLeavesAtOnce() throws Exception {
        Path site = Files.writeString(folder.resolve("lab.yaml"), SITE);
        Path work = Files.createDirectory(folder.resolve("work"));
        Files.writeString(work.resolve("main.rf.hcl"), CONFIGURATION);
        try (LabChild lab = new LabChild(site, folder.resolve("keys"))) {
            lab.writeAccess(work.resolve("lab.auto.rfvars"));
            List<String> left = interruptTwice(work);
            assertThat(left).contains("Error: Left before the end").noneMatch(line -> line.contains("complete after"));
            assertThat(inDoubt(work)).isEqualTo(1);

            int seen = lab.traffic("server").size();
            Process again = apply(work);
            List<String> lines =
                    again.inputReader(StandardCharsets.UTF_8).lines().toList();
            assertThat(again.waitFor()).as(String.join("\n", lines)).isZero();
            assertThat(inDoubt(work)).isZero();
            List<LabChild.Seen> traffic = lab.traffic("server");
            assertThat(traffic.subList(seen, traffic.size()).stream()
                            .map(LabChild.Seen::kind)
                            .filter(kind -> !kind.equals("LOGIN"))
                            .findFirst())
                    .as("what is in doubt is read first")
                    .contains("READ");
        }
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void theFirstOneFinishesWhatRunsAndStartsNothingElse() throws Exception {
        Path site = Files.writeString(folder.resolve("lab.yaml"), SITE.replace("20s", "2s"));
        Path work = Files.createDirectory(folder.resolve("work"));
        Files.writeString(work.resolve("main.rf.hcl"), CONFIGURATION + """

                resource "terraform_data" "after" {
                  depends_on = [redfish_bios.tag]
                }
                """);
        try (LabChild lab = new LabChild(site, folder.resolve("keys"))) {
            lab.writeAccess(work.resolve("lab.auto.rfvars"));
            Process process = apply(work);
            List<String> lines = new ArrayList<>();
            try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = out.readLine(); line != null; line = out.readLine()) {
                    lines.add(line);
                    if (line.startsWith("redfish_bios.tag: Creating")) {
                        interrupt(process);
                    }
                }
            }
            assertThat(process.waitFor()).isEqualTo(1);
            assertThat(String.join("\n", lines).replaceAll("\\s+", " "))
                    .endsWith(
                            " terraform_data.after: Not started, because the run was stopped Error: Stopped before the"
                                    + " end The run was stopped, and 1 of its steps did not start. What was under way came to its"
                                    + " end, and what was done is recorded: the next plan shows what is left. Apply incomplete."
                                    + " Resources: 1 added, 0 changed, 0 destroyed.");
            assertThat(lines).anyMatch(line -> line.startsWith("redfish_bios.tag: Creation complete after"));
            assertThat(inDoubt(work)).isZero();
        }
    }

    private Process apply(Path work) throws IOException {
        return ChildJvm.startInForeground(
                folder, "io.rackform.cli.Main", "-chdir=" + work, "apply", "-no-color", "-auto-approve");
    }

    /** The lines that the process wrote until it ended. */
    private List<String> interruptTwice(Path work) throws IOException, InterruptedException {
        Process process = apply(work);
        List<String> lines = new ArrayList<>();
        long second = 0;
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
                if (line.startsWith("redfish_bios.tag: Creating")) {
                    interrupt(process);
                } else if (line.startsWith("Stopping:")) {
                    second = System.nanoTime();
                    interrupt(process);
                }
            }
        }
        assertThat(process.waitFor()).as(String.join("\n", lines)).isEqualTo(1);
        assertThat(second).as(String.join("\n", lines)).isPositive();
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - second)).isLessThan(15);
        return lines;
    }

    private static void interrupt(Process process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static int inDoubt(Path work) {
        if (!(StateStores.open(work.resolve(".rackform/state"))
                instanceof StateOpening.Opened(StateStore store, var ignored))) {
            throw new AssertionError("the state cannot be opened");
        }
        try (store) {
            return store.snapshot().inDoubt().size();
        }
    }
}
