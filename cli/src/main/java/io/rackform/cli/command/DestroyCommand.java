package io.rackform.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code rackform destroy}. */
@Command(
        name = "destroy",
        description = {"Destroys everything that is recorded here, after it was shown and approved.", ""})
final class DestroyCommand implements Callable<Integer> {
    private final RootCommand root;

    @Mixin
    private ApplyOptions options = new ApplyOptions();

    DestroyCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        return options.run(root.surroundings(), true);
    }
}
