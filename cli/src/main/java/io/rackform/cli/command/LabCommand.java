package io.rackform.cli.command;

import io.rackform.cli.progress.Interrupts;
import io.rackform.cli.terminal.Terminal;
import io.rackform.cli.workplace.Surroundings;
import io.rackform.gitops.source.FileFault;
import io.rackform.lab.LabDevice;
import io.rackform.lab.LabSite;
import io.rackform.lab.SiteFileException;
import io.rackform.model.diagnostic.Diagnostic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code rackform lab}: simulated devices. */
@Command(
        name = "lab",
        synopsisSubcommandLabel = "COMMAND",
        description = {"Simulated servers, switches and clusters on this machine.", ""})
final class LabCommand {
    private LabCommand() {}

    /** The group without its command, which needs the root. */
    static LabCommand group() {
        return new LabCommand();
    }

    /** {@code rackform lab up}. */
    @Command(
            name = "up",
            description = {
                "Starts the devices of DIR/lab.yaml and keeps them running until Ctrl-C.",
                "",
                "How to reach them is written to DIR/lab.auto.rfvars, so that every other command with -chdir=DIR works"
                        + " against them. The file goes with the lab. Everything listens on 127.0.0.1 only.",
                "",
            })
    static final class UpCommand implements Callable<Integer> {
        private final RootCommand root;

        @Parameters(paramLabel = "DIR", description = "The folder with the file lab.yaml.")
        private Path folder = Path.of("");

        UpCommand(RootCommand root) {
            this.root = root;
        }

        @Override
        public Integer call() {
            Surroundings surroundings = root.surroundings();
            Path absolute = surroundings.folder().resolve(folder).normalize();
            Path siteFile = absolute.resolve("lab.yaml");
            if (!Files.isRegularFile(siteFile)) {
                return Work.fail(
                        surroundings,
                        Diagnostic.error(
                                "Lab file not found",
                                "There is no file " + siteFile + ", which would say what devices the lab has."
                                        + " The example of the checkout has one: rackform lab up examples/edge-site."));
            }
            Path access = absolute.resolve("lab.auto.rfvars");
            try (LabSite site =
                    LabSite.start(siteFile, absolute.resolve(".rackform").resolve("lab"))) {
                run(site, access, surroundings.terminal());
            } catch (SiteFileException wrong) {
                return Work.fail(
                        surroundings,
                        Diagnostic.error(
                                "Lab cannot be started",
                                wrong.getMessage() + ". Mend the file; where a port is taken, end what uses it, perhaps"
                                        + " another lab."));
            }
            surroundings.terminal().print("\nThe lab is down.\n");
            return ExitCode.DONE;
        }

        /** The file is this lab's from here on; the one of a lab that runs already is left alone. */
        private void run(LabSite site, Path access, Terminal terminal) {
            site.writeAccess(access);
            try {
                show(site, access, terminal, folder);
                Interrupts.await();
            } finally {
                delete(access);
            }
        }

        private static void show(LabSite site, Path access, Terminal terminal, Path folder) {
            int width = site.devices().stream()
                    .mapToInt(device -> device.name().length())
                    .max()
                    .orElse(0);
            StringBuilder text = new StringBuilder(terminal.style().bold("The lab " + site.name() + " is up:") + "\n");
            for (LabDevice device : site.devices()) {
                text.append("  ")
                        .append(device.name())
                        .repeat(' ', width - device.name().length() + 2)
                        .append(device.address())
                        .append('\n');
            }
            text.append("\nHow to reach them is in ").append(access).append(". In another terminal:\n");
            text.append("  rackform plan  -chdir=").append(folder).append('\n');
            text.append("  rackform apply -chdir=").append(folder).append("\n\nCtrl-C ends it.\n");
            terminal.print(text.toString());
            terminal.flush();
        }

        /** Addresses and passwords of devices that are gone help nobody. */
        private static void delete(Path access) {
            try {
                Files.deleteIfExists(access);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot delete " + access + ": " + FileFault.words(e), e);
            }
        }
    }
}
