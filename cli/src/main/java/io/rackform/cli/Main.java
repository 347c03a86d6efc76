package io.rackform.cli;

import io.rackform.cli.command.CommandTree;
import io.rackform.cli.workplace.Surroundings;
import java.util.List;

/** The program. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Surroundings surroundings = Surroundings.ofProcess();
        int code = CommandTree.run(surroundings, List.of(arguments));
        surroundings.terminal().flush();
        // Libraries may have left threads behind; nothing they do matters any more.
        System.exit(code);
    }
}
