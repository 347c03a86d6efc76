package io.rackform.cli.command;

import io.rackform.cli.demo.Demo;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code rackform demo}. */
@Command(
        name = "demo",
        description = {
            "Shows the whole way on simulated devices: plan from a commit, apply, drift, healing, and a merge that is"
                    + " applied. Ends by itself and leaves nothing behind.",
            "",
        })
final class DemoCommand implements Callable<Integer> {
    private final RootCommand root;

    DemoCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        return ExitCode.of(Demo.run(root.surroundings()));
    }
}
