package io.rackform.cli.command;

import io.rackform.cli.view.StateView;
import io.rackform.cli.workplace.Surroundings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code rackform show}. */
@Command(
        name = "show",
        description = {"Shows everything that is recorded here. Asks no device.", ""})
final class ShowCommand implements Callable<Integer> {
    private final RootCommand root;

    ShowCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Surroundings surroundings = root.surroundings();
        return Work.withState(surroundings, store -> {
            surroundings
                    .terminal()
                    .print(StateView.text(
                            store.snapshot(), surroundings.terminal().style()));
            return ExitCode.DONE;
        });
    }
}
