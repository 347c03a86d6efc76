package io.rackform.cli.command;

import io.rackform.cli.workplace.Surroundings;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command has. They may stand before or after the command. */
@Command(
        name = "rackform",
        synopsisHeading = "Usage: ",
        customSynopsis = "rackform [-chdir=DIR] COMMAND [OPTIONS]",
        description =
                "%nPlans and applies infrastructure from the metal up: servers, switches and clusters in one graph.%n",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Long options take one dash or two. \"rackform COMMAND -help\" tells more about a command.",
            "To see the whole way on simulated devices: rackform demo"
        })
public final class RootCommand {
    private final Surroundings surroundings;

    @Option(names = "-chdir", paramLabel = "DIR", scope = ScopeType.INHERIT, description = "Work in this folder.")
    private Path folder = Path.of("");

    @Option(
            names = "-no-color",
            scope = ScopeType.INHERIT,
            description = "No colours; also by the environment variable NO_COLOR.")
    private boolean withoutColours;

    @Option(
            names = {"-h", "-help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this.")
    private boolean help;

    public RootCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** What the command is started in, with the folder that was asked for. */
    Surroundings surroundings() {
        if (withoutColours) {
            surroundings.terminal().withoutColours();
        }
        return surroundings.in(folder);
    }

    /** As the process was started, without -chdir. */
    Surroundings process() {
        return surroundings;
    }

    boolean wantsHelp() {
        return help;
    }
}
