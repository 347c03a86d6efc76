package io.rackform.state;

import io.rackform.model.json.SecretSeal;
import java.util.List;
import java.util.Optional;

/** The state of one stack. Reading needs no lock; {@link #begin} does. Methods may be called from many threads. */
public interface StateStore extends AutoCloseable {
    /** What is recorded now, this process's own records included. From memory. */
    StateSnapshot snapshot();

    /**
     * Takes the right to change the state, and brings {@link #snapshot} up to date with what others recorded since this
     * store was opened.
     */
    LockOutcome lock(LockRequest request);

    /**
     * Opens the journal of a run; one at a time.
     *
     * @throws IllegalStateException where the lock is not held or another journal is open
     * @throws StateException where the database cannot be written
     */
    RunJournal begin(RunInfo run);

    /**
     * The state as it was when it had this serial, without intents; empty where it never had it.
     *
     * @throws StateException where the database cannot be read
     */
    Optional<StateSnapshot> snapshotAt(long serial);

    /**
     * The runs, newest first, with what each of them changed.
     *
     * @param limit how many runs at most
     * @throws StateException where the database cannot be read
     */
    List<JournalEntry> history(int limit);

    /**
     * Every recorded version of one object, newest first.
     *
     * @throws StateException where the database cannot be read
     */
    List<ObjectVersion> versions(ObjectId id);

    /** Seals and opens secrets as this state does, for files that belong to it, such as a saved plan. */
    SecretSeal seal();

    /**
     * Whether something waits to be written anew, as secrets that an older key sealed or a database of an older format do: every
     * run does so when it ends, also one that records nothing.
     */
    boolean isOutdated();

    /** Closes an open journal and releases the lock. */
    @Override
    void close();
}
