package io.rackform.cli.progress;

import io.rackform.cli.terminal.Terminal;
import io.rackform.engine.apply.ApplyListener;
import java.time.Clock;

/** Shows a run while it runs. Closed when it is over, before anything else is printed. */
public interface Progress extends ApplyListener, AutoCloseable {
    /** A word to the person, between the lines of the progress. */
    void say(String line);

    @Override
    void close();

    /** @param operations how many the run has, joints left out */
    static Progress start(Terminal terminal, Clock clock, int operations) {
        return terminal.isWindow() ? new LiveProgress(terminal, clock, operations) : new PlainProgress(terminal, clock);
    }
}
