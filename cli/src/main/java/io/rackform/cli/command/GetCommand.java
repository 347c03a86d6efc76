package io.rackform.cli.command;

import io.rackform.cli.workplace.Installing;
import io.rackform.cli.workplace.LockUse;
import io.rackform.cli.workplace.Surroundings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rackform get}. */
@Command(
        name = "get",
        description = {"Fetches the modules that the configuration calls: the part of init that is about them.", ""})
final class GetCommand implements Callable<Integer> {
    private final RootCommand root;

    @Mixin
    private VariableOptions variables = new VariableOptions();

    @Option(names = "-update", description = "Take what branches, tags and archives are now, and say what changed.")
    private boolean update;

    GetCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Surroundings surroundings = root.surroundings();
        Installing.Result result =
                Installing.install(surroundings, variables.arguments(), new LockUse.Write(update, false));
        InstallReport.of(surroundings, false).modules(result);
        return ExitCode.of(!result.failed());
    }
}
