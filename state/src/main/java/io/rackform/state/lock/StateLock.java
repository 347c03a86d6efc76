package io.rackform.state.lock;

import io.rackform.state.LockHandle;
import io.rackform.state.LockHolder;
import io.rackform.state.LockRequest;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One lock file. The operating system frees the lock when its process ends, so a crash leaves nothing to unlock; the text in
 * the file says who holds it and is only believed while the lock is held.
 */
public final class StateLock {
    /**
     * The lock stands far behind the text, because on some systems a locked range cannot be read by others.
     */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private static final Duration POLL = Duration.ofMillis(50);

    /** Whoever asks who holds the lock has a share of it for a moment: that must not refuse anybody. */
    private static final Duration GRACE = Duration.ofMillis(60);

    /**
     * Who holds which file in this process. POSIX locks belong to the process and are lost when it closes any handle of the
     * file, so a file that this process has locked must not even be opened again.
     */
    private static final Map<Path, LockHolder> IN_THIS_PROCESS = new ConcurrentHashMap<>();

    private static final String NAME = "lock";

    private final Path folder;
    private final Path file;
    private final InstantSource clock;

    /** The lock of the state in this folder. */
    public StateLock(Path folder, InstantSource clock) {
        this.folder = folder;
        file = folder.resolve(NAME);
        this.clock = clock;
    }

    /** What became of one request. */
    public sealed interface Result {
        /** The caller holds the lock. */
        record Acquired(LockHandle handle) implements Result {}

        /** Somebody else held it for the whole time. */
        record Refused(LockHolder holder) implements Result {}
    }

    /**
     * Takes the lock, or gives up when the request's time is over.
     *
     * @throws IOException where the file cannot be made or locked at all
     */
    public Result acquire(LockRequest request) throws IOException {
        long end =
                System.nanoTime() + Math.max(GRACE.toNanos(), request.patience().toNanos());
        Path key = key();
        while (true) {
            Result result = tryOnce(key, request);
            long left = end - System.nanoTime();
            if (result instanceof Result.Acquired || left <= 0) {
                return result;
            }
            try {
                Thread.sleep(Duration.ofNanos(Math.min(left, POLL.toNanos())));
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return result;
            }
        }
    }

    /** The file under the one name that all paths to it share. */
    private Path key() throws IOException {
        return folder.toRealPath().resolve(NAME);
    }

    private Result tryOnce(Path key, LockRequest request) throws IOException {
        LockHolder holder = new LockHolder(
                HolderText.clean(request.who()),
                HolderText.clean(request.reason()),
                clock.instant(),
                ProcessHandle.current().pid(),
                HostName.get());
        LockHolder before = IN_THIS_PROCESS.putIfAbsent(key, holder);
        if (before != null) {
            return new Result.Refused(before);
        }
        boolean kept = false;
        try {
            Result result = lockFile(key, holder);
            kept = result instanceof Result.Acquired;
            return result;
        } finally {
            if (!kept) {
                IN_THIS_PROCESS.remove(key, holder);
            }
        }
    }

    private static Result lockFile(Path key, LockHolder holder) throws IOException {
        FileChannel channel =
                FileChannel.open(key, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean kept = false;
        try {
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            if (lock == null) {
                return new Result.Refused(HolderText.read(channel).orElseGet(StateLock::nobodyKnown));
            }
            HolderText.write(channel, holder);
            kept = true;
            return new Result.Acquired(new Handle(key, channel, holder));
        } finally {
            if (!kept) {
                channel.close();
            }
        }
    }

    /** Between taking the lock and writing its name, a holder is nameless for a moment. */
    private static LockHolder nobodyKnown() {
        return new LockHolder("someone", "unknown", Instant.EPOCH, 0, "unknown");
    }

    /** Who holds the lock; empty where nobody does. */
    public Optional<LockHolder> currentHolder() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        LockHolder own = IN_THIS_PROCESS.get(key());
        if (own != null) {
            return Optional.of(own);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                FileLock free = channel.tryLock(LOCKED_BYTE, 1, true)) {
            return free != null
                    ? Optional.empty()
                    : Optional.of(HolderText.read(channel).orElseGet(StateLock::nobodyKnown));
        } catch (OverlappingFileLockException justNow) {
            return Optional.ofNullable(IN_THIS_PROCESS.get(key()));
        }
    }

    private record Handle(Path key, FileChannel channel, LockHolder holder) implements LockHandle {
        @Override
        public void close() {
            if (!channel.isOpen()) {
                return;
            }
            try (channel) {
                channel.truncate(0);
            } catch (IOException ignored) {
                // The lock is given up all the same; the text in the file is believed only while it is held.
            } finally {
                IN_THIS_PROCESS.remove(key, holder);
            }
        }
    }
}
