package io.rackform.cli.command;

import io.rackform.cli.workplace.StackRequest.VariableArgument;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** {@code -var} and {@code -var-file}, in the order in which they are given: later ones win. */
final class VariableOptions {
    private final List<VariableArgument> arguments = new ArrayList<>();

    @Option(names = "-var", paramLabel = "NAME=VALUE", description = "Set a variable of the root module.")
    void assignment(String text) {
        arguments.add(new VariableArgument.Assignment(text));
    }

    @Option(
            names = "-var-file",
            paramLabel = "FILE",
            description = "Set variables from a file, beside rackform.rfvars and *.auto.rfvars.")
    void file(String path) {
        arguments.add(new VariableArgument.File(path));
    }

    List<VariableArgument> arguments() {
        return List.copyOf(arguments);
    }
}
