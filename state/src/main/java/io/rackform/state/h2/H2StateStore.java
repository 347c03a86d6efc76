package io.rackform.state.h2;

import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.json.SecretSeal;
import io.rackform.state.JournalEntry;
import io.rackform.state.LockHandle;
import io.rackform.state.LockHolder;
import io.rackform.state.LockOutcome;
import io.rackform.state.LockRequest;
import io.rackform.state.ObjectId;
import io.rackform.state.ObjectVersion;
import io.rackform.state.RunInfo;
import io.rackform.state.RunJournal;
import io.rackform.state.StateException;
import io.rackform.state.StateSnapshot;
import io.rackform.state.StateStore;
import io.rackform.state.lock.StateLock;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps the contents in memory and the database closed, except during a run. */
final class H2StateStore implements StateStore {
    /** A stamp that no file has: what is in memory came from the older copy. */
    private static final String STALE = "stale";

    private final StateFolder folder;
    private final SecretSeal seal;
    private final InstantSource clock;
    private final StateLock lock;
    private final Reading reading;

    private Contents contents = new Contents("");
    private @Nullable StateSnapshot snapshot;
    private String stamp = STALE;
    private @Nullable LockHandle held;
    private @Nullable H2RunJournal journal;

    H2StateStore(StateFolder folder, SecretSeal seal, InstantSource clock) {
        this.folder = folder;
        this.seal = seal;
        this.clock = clock;
        lock = new StateLock(folder.path(), clock);
        reading = new Reading(folder, lock);
    }

    /**
     * Reads everything.
     *
     * @return who changes the state just now, so that an older copy was read; else empty
     */
    synchronized Optional<LockHolder> load() {
        try {
            String seen = folder.stamp();
            if (!reading.exists()) {
                replace(new Contents(""), "");
                return Optional.empty();
            }
            var loaded = reading.look(connection -> new ContentsReader(connection, new ObjectJson(seal)).now());
            if (loaded.changedBy() == null) {
                checkMark(loaded.what());
            }
            replace(loaded.what(), loaded.changedBy() == null ? seen : STALE);
            return Optional.ofNullable(loaded.changedBy());
        } catch (IOException failed) {
            throw new StateException(StateFaults.unreadable(folder, failed), failed);
        }
    }

    private void checkMark(Contents loaded) throws IOException {
        HighMark found = HighMark.of(loaded);
        Optional<HighMark> expected = HighMark.read(folder);
        if (expected.isPresent() && found.isBehind(expected.get())) {
            throw new StateException(StateFaults.cutOff(folder, found, expected.get()), null);
        }
    }

    private void replace(Contents newContents, String newStamp) {
        contents = newContents;
        snapshot = null;
        stamp = newStamp;
    }

    @Override
    public synchronized StateSnapshot snapshot() {
        StateSnapshot known = snapshot;
        if (known == null) {
            known = contents.snapshot();
            snapshot = known;
        }
        return known;
    }

    @Override
    public LockOutcome lock(LockRequest request) {
        try {
            folder.make();
            return switch (lock.acquire(request)) {
                case StateLock.Result.Refused(LockHolder holder) -> new LockOutcome.Held(holder);
                case StateLock.Result.Acquired(LockHandle handle) -> locked(handle);
            };
        } catch (IOException failed) {
            return new LockOutcome.Failed(StateFaults.unwritable(folder, failed));
        }
    }

    private synchronized LockOutcome locked(LockHandle handle) throws IOException {
        Diagnostic problem = null;
        try {
            if (!folder.stamp().equals(stamp) && load().isPresent()) {
                problem = StateFaults.inUse(folder, "it does not hold the lock");
            }
        } catch (StateException failed) {
            problem = failed.diagnostic();
        }
        if (problem != null) {
            handle.close();
            return new LockOutcome.Failed(problem);
        }
        held = handle;
        return new LockOutcome.Locked(new Held(handle));
    }

    /** Gives the store's right to begin runs up together with the lock. */
    private final class Held implements LockHandle {
        private final LockHandle handle;

        Held(LockHandle handle) {
            this.handle = handle;
        }

        @Override
        public LockHolder holder() {
            return handle.holder();
        }

        @Override
        public void close() {
            release(handle);
        }
    }

    private void release(LockHandle handle) {
        H2RunJournal open;
        synchronized (this) {
            if (!handle.equals(held)) {
                return;
            }
            open = journal;
        }
        // Not under this store's monitor: the journal's last entries still have to be published.
        if (open != null) {
            open.close();
        }
        synchronized (this) {
            held = null;
            handle.close();
        }
    }

    @Override
    public synchronized RunJournal begin(RunInfo run) {
        if (held == null || journal != null) {
            throw new IllegalStateException("a run needs the lock, and one runs at a time");
        }
        try {
            if (reading.exists()) {
                folder.keepPrevious();
            } else {
                create();
            }
            JournalStatements sql = statements(run);
            CommitLoop loop = new CommitLoop(
                    sql, contents.copy(), this::publish, failed -> StateFaults.unwritable(folder, failed));
            H2RunJournal opened =
                    new H2RunJournal(run.runId(), loop, sql, new ObjectJson(seal), folder, clock, this::journalClosed);
            journal = opened;
            return opened;
        } catch (IOException | SQLException failed) {
            throw new StateException(StateFaults.unwritable(folder, failed), failed);
        }
    }

    /** Makes the database aside and gives it its name when it is whole: one without tables is always a damaged one. */
    private void create() throws IOException, SQLException {
        folder.make();
        Files.deleteIfExists(folder.unfinished());
        String lineage = UUID.randomUUID().toString();
        try (Connection connection = Database.create(folder.unfinished())) {
            Schema.create(connection, lineage);
            connection.commit();
        }
        folder.publish();
        replace(new Contents(lineage), folder.stamp());
    }

    private JournalStatements statements(RunInfo run) throws SQLException {
        Connection connection = Database.write(folder.database());
        boolean ready = false;
        try {
            JournalStatements sql = new JournalStatements(connection, contents.nextRun());
            sql.beginRun(run);
            sql.commitAndSync();
            contents.apply(new Contents.Step.Run(contents.nextRun()));
            ready = true;
            return sql;
        } finally {
            if (!ready) {
                connection.close();
            }
        }
    }

    private synchronized void publish(List<Contents.Step> steps) {
        steps.forEach(contents::apply);
        snapshot = null;
    }

    private synchronized void journalClosed() {
        journal = null;
        try {
            HighMark.of(contents).write(folder);
            stamp = folder.stamp();
        } catch (IOException failed) {
            // The older mark still holds, and the next lock reads the database again.
            stamp = STALE;
        }
    }

    @Override
    public Optional<StateSnapshot> snapshotAt(long serial) {
        StateSnapshot now = snapshot();
        if (serial < 0 || serial > now.serial()) {
            return Optional.empty();
        }
        if (now.lineage().isEmpty()) {
            return Optional.of(now);
        }
        return Optional.of(reading.look(connection -> new ContentsReader(connection, new ObjectJson(seal)).at(serial))
                .what());
    }

    @Override
    public List<JournalEntry> history(int limit) {
        return reading.exists()
                ? reading.look(connection -> new HistoryReader(connection, new ObjectJson(seal)).runs(limit))
                        .what()
                : List.of();
    }

    @Override
    public List<ObjectVersion> versions(ObjectId id) {
        return reading.exists()
                ? reading.look(connection -> new HistoryReader(connection, new ObjectJson(seal)).versions(id))
                        .what()
                : List.of();
    }

    @Override
    public SecretSeal seal() {
        return seal;
    }

    @Override
    public void close() {
        LockHandle handle;
        synchronized (this) {
            handle = held;
        }
        if (handle != null) {
            release(handle);
        }
    }
}
