package io.rackform.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A client that nobody here wrote, run as a child process. Where it is not installed its tests are skipped, in CI they fail.
 */
public final class Peer {
    private Peer() {}

    /** What a child process wrote, both streams, and how it ended. */
    public record Outcome(int exit, String output) {}

    /**
     * Makes sure that a peer can be used.
     *
     * @param probe a command that ends with 0 where the peer is installed
     */
    public static void require(String name, String... probe) {
        String message = name + " is not installed (" + String.join(" ", probe) + "); ./check installs it";
        boolean usable = usable(probe);
        if (!usable && "true".equals(System.getenv("CI"))) {
            Assertions.fail(message);
        }
        Assumptions.assumeTrue(usable, message);
    }

    private static boolean usable(String... probe) {
        try {
            return run(List.of(probe)).exit() == 0;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** Runs a command to its end, for a minute at most. */
    public static Outcome run(List<String> command) {
        try {
            Path output = Files.createTempFile("peer", ".out");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            try {
                if (!process.waitFor(60, TimeUnit.SECONDS)) {
                    throw new AssertionError(
                            command.getFirst() + " did not end; it wrote: " + Files.readString(output));
                }
                return new Outcome(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
            } finally {
                process.destroyForcibly();
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
