package io.rackform.engine.apply;

/** The user's wish to stop: what runs is finished, nothing else is started, everything is saved. */
public final class StopSignal {
    private volatile boolean stopping;

    public void stop() {
        stopping = true;
    }

    public boolean stopping() {
        return stopping;
    }
}
