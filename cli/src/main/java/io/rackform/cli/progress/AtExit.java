package io.rackform.cli.progress;

/** Does something if the program is ended before it is closed. */
public final class AtExit implements AutoCloseable {
    private final Thread hook;

    private AtExit(Runnable work) {
        this.hook = new Thread(work, "at-exit");
    }

    public static AtExit run(Runnable work) {
        AtExit atExit = new AtExit(work);
        Runtime.getRuntime().addShutdownHook(atExit.hook);
        return atExit;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The program ends already: the work is being done.
            Thread.onSpinWait();
        }
    }
}
