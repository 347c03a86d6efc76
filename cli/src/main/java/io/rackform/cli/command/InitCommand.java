package io.rackform.cli.command;

import io.rackform.cli.terminal.Style;
import io.rackform.cli.terminal.Terminal;
import io.rackform.cli.workplace.Installing;
import io.rackform.cli.workplace.LockUse;
import io.rackform.cli.workplace.Surroundings;
import io.rackform.cli.workplace.Validating;
import io.rackform.engine.config.Configuration;
import io.rackform.model.diagnostic.Diagnostic;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rackform init}. */
@Command(
        name = "init",
        description = {
            "Fetches the modules that the configuration calls, and writes the lock file: which commit and which content each"
                    + " source stands for. Run it again after a source was added or changed; commit the file.",
            "",
        })
final class InitCommand implements Callable<Integer> {
    private final RootCommand root;

    @Mixin
    private VariableOptions variables = new VariableOptions();

    @Option(names = "-upgrade", description = "Take what branches, tags and archives are now, and say what changed.")
    private boolean upgrade;

    @Option(
            names = "-lockfile",
            paramLabel = "readonly",
            description = "Fetch what the lock file says and never write it; what it lacks is an error.")
    private String lockFile = "";

    @Option(names = "-offline", description = "Use only what was fetched before.")
    private boolean offline;

    @Option(names = "-json", description = "One JSON object a line, as Terraform's -json.")
    private boolean json;

    InitCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Surroundings surroundings = root.surroundings();
        InstallReport report = InstallReport.of(surroundings, json);
        Optional<Diagnostic> fault = fault();
        if (fault.isPresent()) {
            report.fault(fault.get());
            return ExitCode.FAILED;
        }
        LockUse use = lockFile.isEmpty() ? new LockUse.Write(upgrade, offline) : new LockUse.Check(offline);
        Installing.Result result = Installing.install(surroundings, variables.arguments(), use);
        report.modules(result);
        Configuration configuration = result.configuration();
        if (configuration == null || result.failed()) {
            return ExitCode.FAILED;
        }
        Set<String> providers = Validating.providers(configuration);
        if (json) {
            return ExitCode.DONE;
        }
        Terminal terminal = surroundings.terminal();
        if (!providers.isEmpty()) {
            terminal.print("Providers: " + String.join(", ", providers) + "\n");
        }
        Style style = terminal.style();
        terminal.print(style.bold(style.green("Rackform is ready.")) + " Next: rackform plan\n");
        return ExitCode.DONE;
    }

    private Optional<Diagnostic> fault() {
        if (!lockFile.isEmpty() && !lockFile.equals("readonly")) {
            return Optional.of(
                    Diagnostic.error(
                            "Invalid lock file mode",
                            "The option -lockfile has the value \"" + lockFile
                                    + "\", and only \"readonly\" is known. Leave the option out to have the lock file written."));
        }
        if (upgrade && (offline || !lockFile.isEmpty())) {
            return Optional.of(Diagnostic.error(
                    "Contradicting options",
                    "The option -upgrade asks what the sources are now and writes that to the lock file, which "
                            + (offline ? "-offline" : "-lockfile=readonly") + " forbids. Leave one of them out."));
        }
        return Optional.empty();
    }
}
