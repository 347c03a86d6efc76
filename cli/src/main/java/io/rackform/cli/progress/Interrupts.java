package io.rackform.cli.progress;

import io.rackform.engine.apply.StopSignal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * Ctrl-C while a run changes devices. The first one starts nothing more and lets what runs come to its end; the second one
 * leaves at once, and the journal knows what was under way. Closing it gives Ctrl-C its usual meaning back.
 *
 * <p>A shutdown hook would not do: once it runs, the process can neither go on nor hear a second Ctrl-C.
 */
public final class Interrupts implements AutoCloseable {
    private static final int LEFT_AT_ONCE = 1;

    private static final String LAST_WORDS = """

            Error: Left before the end

            What was under way is in doubt now: it may have been done, in part or not at all. What ended before is recorded. The
            next plan or apply reads from the devices what is in doubt before it does anything else.
            """;

    private final Signals interrupt;
    private final Signals terminate;

    private Interrupts(Runnable work) {
        this.interrupt = Signals.on("INT", work);
        this.terminate = Signals.on("TERM", work);
    }

    /** @param say shows a line to the person */
    public static Interrupts stopping(StopSignal stop, Consumer<String> say) {
        return stopping(stop, stop::stop, say);
    }

    /** @param work what sets the signal, and ends a wait beside it */
    public static Interrupts stopping(StopSignal stop, Runnable work, Consumer<String> say) {
        return new Interrupts(() -> {
            if (stop.stopping()) {
                leave();
            }
            work.run();
            say.accept("Stopping: finishing what runs, starting nothing else. Press Ctrl-C again to leave at once.");
        });
    }

    /** Past every lock and buffer: whoever holds one may be what the person does not want to wait for. */
    private static void leave() {
        try (FileOutputStream err = new FileOutputStream(FileDescriptor.err)) {
            err.write(LAST_WORDS.getBytes(StandardCharsets.UTF_8));
        } catch (IOException closed) {
            Runtime.getRuntime().halt(LEFT_AT_ONCE);
        }
        Runtime.getRuntime().halt(LEFT_AT_ONCE);
    }

    /** Waits until the person or the system ends the program. */
    public static void await() {
        CountDownLatch ended = new CountDownLatch(1);
        Interrupts interrupts = new Interrupts(ended::countDown);
        try (interrupts) {
            ended.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        interrupt.close();
        terminate.close();
    }
}
