package io.rackform.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rackform apply}. */
@Command(
        name = "apply",
        description = {
            "Plans, shows the plan, asks, and does what the plan says.",
            "",
            "Where a block's count or for_each comes from something that this apply makes, the block is deferred: it is"
                    + " planned and applied in a further round of the same command. One approval holds for all rounds, as"
                    + " long as a further round only touches the blocks that were shown as deferred. If it would do more, it"
                    + " asks again; with -auto-approve it stops there with an error and leaves the rest to the next apply.",
            "",
            "Ctrl-C finishes what runs on the devices, starts nothing else and saves; a second one leaves at once.",
            "",
        })
final class ApplyCommand implements Callable<Integer> {
    private final RootCommand root;

    @Mixin
    private ApplyOptions options = new ApplyOptions();

    @Option(names = "-destroy", description = "Destroy everything that is recorded.")
    private boolean destroy;

    ApplyCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        return options.run(root.surroundings(), destroy);
    }
}
