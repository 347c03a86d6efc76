package io.rackform.cli.workplace;

import io.rackform.cli.terminal.OneLine;
import io.rackform.cli.terminal.Terminal;
import io.rackform.gitops.module.ModuleListener;
import io.rackform.gitops.module.ModuleSource;

/** Says what takes time while it happens: nothing goes over the network unseen. */
record FetchNotes(Terminal terminal) implements ModuleListener {
    @Override
    public synchronized void fetching(ModuleSource source) {
        terminal.printError("Fetching " + OneLine.of(source.label()) + "\n");
    }

    @Override
    public synchronized void damaged(ModuleSource source) {
        terminal.printError(
                "The copy of " + OneLine.of(source.label()) + " in the cache is damaged and is fetched again\n");
    }
}
