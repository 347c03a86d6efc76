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
import io.rackform.state.log.LogWriter;
import io.rackform.state.log.RunLog;
import io.rackform.state.secret.KeyRing;
import java.io.IOException;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Keeps the contents in memory; what is on the disk is a database of all ended runs, and the log of one more. */
final class H2StateStore implements StateStore {
    /** A stamp that no folder has. */
    private static final String STALE = "stale";

    private final StateFolder folder;
    private final KeyRing keys;
    private final InstantSource clock;
    private final StateLock lock;
    private final Loading loading;

    private Contents contents = new Contents("");
    private @Nullable StateSnapshot snapshot;
    private String stamp = STALE;
    private boolean outdated;
    private @Nullable LockHandle held;
    private @Nullable H2RunJournal journal;

    H2StateStore(StateFolder folder, KeyRing keys, InstantSource clock) {
        this.folder = folder;
        this.keys = keys;
        this.clock = clock;
        lock = new StateLock(folder.path(), clock);
        loading = new Loading(folder, keys);
    }

    /**
     * Reads everything.
     *
     * @return warnings: that somebody changes the state just now, that something waits to be written anew
     */
    synchronized List<Diagnostic> load() {
        try {
            String seen = folder.stamp();
            long openedBefore = keys.openedWithOlder();
            Loading.Sources sources = loading.sources();
            contents = loading.load(sources);
            snapshot = null;
            stamp = seen;
            List<Diagnostic> warnings = new ArrayList<>();
            if (sources.log().isPresent()) {
                lock.currentHolder()
                        .map(holder -> StateFaults.changing(holder, clock.instant()))
                        .ifPresent(warnings::add);
            }
            boolean olderKey = keys.openedWithOlder() > openedBefore;
            if (olderKey) {
                warnings.add(StateFaults.olderKey());
            }
            if (contents.hasOlderFormat()) {
                warnings.add(StateFaults.olderFormat(folder, sources.database().orElseThrow(), contents.format()));
            }
            outdated = olderKey || contents.hasOlderFormat();
            return warnings;
        } catch (IOException failed) {
            throw new StateException(StateFaults.unreadable(folder, failed), failed);
        }
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
        try {
            if (!folder.stamp().equals(stamp)) {
                load();
            }
        } catch (StateException failed) {
            handle.close();
            return new LockOutcome.Failed(failed.diagnostic());
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
            publishLog();
            if (contents.lineage().isEmpty()) {
                contents = new Contents(UUID.randomUUID().toString());
                snapshot = null;
            }
            ObjectJson json = json();
            long number = contents.lastRun() + 1;
            LogWriter log =
                    LogWriter.create(folder.log(), new RunLog.Begin(contents.lineage(), number, json.write(run)));
            contents.apply(new Contents.Step.Run(number));
            CommitLoop loop = new CommitLoop(
                    log, contents.copy(), clock, this::publish, failed -> StateFaults.unwritable(folder, failed));
            H2RunJournal opened = new H2RunJournal(run.runId(), loop, log, json, folder, clock, this::journalClosed);
            journal = opened;
            return opened;
        } catch (IOException | SQLException failed) {
            throw new StateException(StateFaults.unwritable(folder, failed), failed);
        }
    }

    /** Brings the log of the run before into the database, where that was not done. Only under the lock. */
    private void publishLog() throws IOException, SQLException {
        Loading.Sources sources = loading.sources();
        if (sources.log().isPresent()) {
            Publication.publish(folder, sources.log().get(), contents.serial(), keys);
            outdated = false;
        } else {
            folder.tidy();
        }
        stamp = folder.stamp();
    }

    private synchronized void publish(List<Contents.Step> steps) {
        steps.forEach(contents::apply);
        snapshot = null;
    }

    private synchronized void journalClosed(boolean intact) {
        journal = null;
        try {
            publishLog();
            if (!intact) {
                // The disk may hold the entries of a failed write, which are not in memory.
                load();
            }
        } catch (IOException | SQLException | StateException failed) {
            stamp = STALE;
            // Fetched only here: to start the logging costs more than a small run does.
            LoggerFactory.getLogger(H2StateStore.class)
                    .warn("The run's log stays beside the state database and is brought into it later.", failed);
        }
    }

    @Override
    public Optional<StateSnapshot> snapshotAt(long serial) {
        StateSnapshot now = snapshot();
        if (serial < 0 || serial > now.serial()) {
            return Optional.empty();
        }
        Loading.Sources sources = loading.sources();
        Contents then = sources.database().isPresent()
                ? loading.look(sources.database().get(), open -> new ContentsReader(open, json()).at(serial))
                : new Contents(now.lineage());
        sources.log().ifPresent(log -> new LogHistory(log, json()).replay(then, serial));
        then.apply(new Contents.Step.Serial(serial));
        return Optional.of(then.snapshot());
    }

    @Override
    public List<JournalEntry> history(int limit) {
        Loading.Sources sources = loading.sources();
        List<JournalEntry> entries = new ArrayList<>();
        sources.log().ifPresent(log -> entries.add(new LogHistory(log, json()).entry()));
        sources.database()
                .ifPresent(database ->
                        entries.addAll(loading.look(database, open -> new HistoryReader(open, json()).runs(limit))));
        return List.copyOf(entries.subList(0, Math.min(limit, entries.size())));
    }

    @Override
    public List<ObjectVersion> versions(ObjectId id) {
        Loading.Sources sources = loading.sources();
        List<ObjectVersion> versions = new ArrayList<>();
        sources.log().ifPresent(log -> versions.addAll(new LogHistory(log, json()).versions(id)));
        sources.database()
                .ifPresent(database ->
                        versions.addAll(loading.look(database, open -> new HistoryReader(open, json()).versions(id))));
        return List.copyOf(versions);
    }

    private ObjectJson json() {
        return new ObjectJson(keys);
    }

    @Override
    public synchronized boolean isOutdated() {
        return outdated;
    }

    @Override
    public SecretSeal seal() {
        return keys;
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
