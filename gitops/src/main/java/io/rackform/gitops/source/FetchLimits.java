package io.rackform.gitops.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ProgressMonitor;

/** Ends a fetch that takes too long or brings too much. JGit asks again and again while it receives. */
final class FetchLimits implements ProgressMonitor {
    /** How often the disk is looked at. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final Path objects;
    private final InstantSource clock;
    private final long deadline;
    private final long mostBytes;
    private final Duration longest;

    private volatile String broken = "";
    private long lookedAt;

    /** @param objects where packs arrive */
    FetchLimits(Path objects, InstantSource clock, Duration longest, long mostBytes) {
        this.objects = objects;
        this.clock = clock;
        this.longest = longest;
        this.deadline = clock.millis() + longest.toMillis();
        this.mostBytes = mostBytes;
        this.lookedAt = clock.millis();
    }

    /** Which limit ended the fetch; empty where none did. */
    String broken() {
        return broken;
    }

    @Override
    public synchronized boolean isCancelled() {
        long now = clock.millis();
        if (!broken.isEmpty()) {
            return true;
        }
        if (now > deadline) {
            broken = "it took longer than " + longest.toMinutes() + " minutes";
        } else if (now - lookedAt >= BETWEEN_LOOKS.toMillis()) {
            lookedAt = now;
            if (arriving() > mostBytes) {
                broken = "it brought more than " + (mostBytes >> 20) + " MiB";
            }
        }
        return !broken.isEmpty();
    }

    private long arriving() {
        try (Stream<Path> files = Files.list(objects)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(FetchLimits::size)
                    .sum();
        } catch (IOException | UncheckedIOException e) {
            // The folder is not there before the first object is.
            return 0;
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            // A pack that has arrived is moved away.
            return 0;
        }
    }

    @Override
    public void start(int totalTasks) {}

    @Override
    public void beginTask(String title, int totalWork) {}

    @Override
    public void update(int completed) {}

    @Override
    public void endTask() {}

    @Override
    public void showDuration(boolean enabled) {}
}
