package io.rackform.cli.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Damages texts by a fixed seed, gives them to all that reads, and asks only for what holds for every input: an answer, and
 * soon. Other inputs by {@code -Drackform.fuzz.seed}, more by {@code -Drackform.fuzz.inputs}; the long run has a million.
 */
class InputFuzzTest {
    private static final long SEED = Long.getLong("rackform.fuzz.seed", 20_261_127);
    private static final int INPUTS =
            Integer.getInteger("rackform.fuzz.inputs", Boolean.getBoolean("rackform.long") ? 1_000_000 : 20_000);
    private static final long SECONDS_FOR_ONE = 20;

    @ParameterizedTest
    @EnumSource
    void noInputThrowsOverflowsOrHangs(Reader reader) throws InterruptedException {
        int inputs = INPUTS / Reader.values().length;
        Run run = new Run(reader, inputs);
        Thread thread = new Thread(run, "fuzz");
        thread.setDaemon(true);
        thread.start();
        long seen = -1;
        while (!thread.join(Duration.ofSeconds(SECONDS_FOR_ONE))) {
            long now = run.at.get();
            assertThat(now)
                    .as(() -> run.describe() + "\nhangs in:\n" + stack(thread))
                    .isGreaterThan(seen);
            seen = now;
        }

        if (run.thrown != null) {
            throw new AssertionError(run.describe(), run.thrown);
        }
        // A reader that accepts everything, or nothing, was not asked much.
        assertThat(run.accepted).isBetween(1, inputs - 1);
        System.out.printf(
                "%s: %,d inputs, %,d without errors, %d ms%n", reader, inputs, run.accepted, run.milliseconds);
    }

    private static String stack(Thread thread) {
        StringBuilder text = new StringBuilder();
        for (StackTraceElement element : thread.getStackTrace()) {
            text.append("  ").append(element).append('\n');
        }
        return text.toString();
    }

    /** Goes over the inputs in a thread of its own, so that one that hangs can be told. */
    private static final class Run implements Runnable {
        private final Reader reader;
        private final int inputs;
        private final AtomicLong at = new AtomicLong();
        private volatile byte[] input = {};
        private volatile @Nullable Throwable thrown;
        private int accepted;
        private long milliseconds;

        Run(Reader reader, int inputs) {
            this.reader = reader;
            this.inputs = inputs;
        }

        @Override
        public void run() {
            Damage damage = new Damage(reader.seeds(), SEED + reader.name().hashCode());
            long started = System.nanoTime();
            try {
                while (at.get() < inputs) {
                    input = damage.next();
                    accepted += reader.accepts(input) ? 1 : 0;
                    at.incrementAndGet();
                }
                milliseconds = (System.nanoTime() - started) / 1_000_000;
            } catch (Throwable any) {
                thrown = any;
            }
        }

        String describe() {
            return reader + ", seed " + SEED + ", input " + at + ":\n" + new String(input, StandardCharsets.UTF_8);
        }
    }
}
