package io.rackform.cli.console;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program at a terminal, which {@code script} of util-linux makes for it: keys go in, what the screen gets comes out. */
final class Pty implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final StringBuilder screen = new StringBuilder();
    private final Thread reading;
    private int seen;

    Pty(Path folder, Map<String, String> environment, String command) throws IOException {
        boolean there = Files.isExecutable(Path.of("/usr/bin/script"));
        if (!there && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("script of util-linux is not installed, and CI must not skip its test");
        }
        assumeTrue(there, "script of util-linux is not installed");
        ProcessBuilder builder = new ProcessBuilder(
                        "/usr/bin/script", "--quiet", "--flush", "--return", "--command", command, "/dev/null")
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        process = builder.start();
        reading = Thread.ofVirtual().start(this::read);
    }

    private void read() {
        try (Reader in = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
            char[] some = new char[1024];
            for (int length = in.read(some); length >= 0; length = in.read(some)) {
                synchronized (screen) {
                    screen.append(some, 0, length);
                    screen.notifyAll();
                }
            }
        } catch (IOException ended) {
            synchronized (screen) {
                screen.notifyAll();
            }
        }
    }

    Pty type(String keys) {
        try {
            process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Waits until the text comes after everything that was waited for before. */
    Pty await(String text) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        synchronized (screen) {
            int found = screen.indexOf(text, seen);
            while (found < 0) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    throw new AssertionError("waited in vain for \"" + text + "\"; the screen got: " + screen);
                }
                screen.wait(left);
                found = screen.indexOf(text, seen);
            }
            seen = found + text.length();
        }
        return this;
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the program does not end; the screen got: " + screen);
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            reading.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
