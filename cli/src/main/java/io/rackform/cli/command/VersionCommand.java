package io.rackform.cli.command;

import io.rackform.cli.workplace.Surroundings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code rackform version}. */
@Command(
        name = "version",
        description = {"Shows the version.", ""})
final class VersionCommand implements Callable<Integer> {
    private final RootCommand root;

    VersionCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Surroundings surroundings = root.surroundings();
        surroundings
                .terminal()
                .print("Rackform v%s%non %s_%s, Java %s%n"
                        .formatted(
                                Version.text(),
                                System.getProperty("os.name").toLowerCase(java.util.Locale.ROOT),
                                System.getProperty("os.arch"),
                                Runtime.version().feature()));
        return ExitCode.DONE;
    }
}
