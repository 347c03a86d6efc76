package io.rackform.lab.netswitch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Running and the shared candidate, their locks, and a confirmed commit that waits (RFC 6241 sections 7.5, 7.6, 8.3 and
 * 8.4). This object is also the device's one lock.
 *
 * <p>A roll-back gives running back and leaves the candidate as it is, as most servers do: a client must discard it.
 */
final class Datastores {
    /** The datastores that a client can name. */
    enum Store {
        RUNNING,
        CANDIDATE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How much an edit is checked before it is kept (RFC 6241 section 7.2, test-option). */
    enum TestOption {
        /**
         * The payload only. The RFC's own default is test-then-set, but a candidate may be invalid until it is
         * validated or committed (RFC 7950 section 8.3.3): so where a client asks for nothing.
         */
        SET,
        TEST_THEN_SET,
        TEST_ONLY
    }

    /** Runs something later unless the returned handle is called first. */
    @FunctionalInterface
    interface ConfirmTimer {
        Runnable start(Duration after, Runnable action);
    }

    /**
     * What a commit asks for beside itself.
     *
     * @param timeout until when a confirmed commit must be confirmed; null for a commit that lasts
     * @param persist the token under which any session may confirm; null where only this session may
     * @param persistId the token of the confirmed commit that this one follows; null where none is named
     */
    record CommitOptions(
            @Nullable Duration timeout,
            @Nullable String persist,
            @Nullable String persistId) {
        static final CommitOptions PLAIN = new CommitOptions(null, null, null);
    }

    private record Pending(
            DataNode before, long session, @Nullable String persist, Runnable stopTimer) {}

    private final Set<String> ports;
    private final ConfirmTimer timer;
    private final Map<Store, Long> locks = new EnumMap<>(Store.class);
    private DataNode running;
    private DataNode candidate;
    private @Nullable Pending pending;
    private long commits;

    /**
     * Datastores that both hold this.
     *
     * @param ports the Ethernet ports that exist; empty where any name will do
     */
    Datastores(DataNode initial, Set<String> ports, ConfirmTimer timer) {
        running = initial;
        candidate = initial;
        this.ports = Set.copyOf(ports);
        this.timer = timer;
    }

    synchronized DataNode read(Store store) {
        return switch (store) {
            case RUNNING -> running;
            case CANDIDATE -> candidate;
        };
    }

    /** Whether the candidate proposes anything. */
    synchronized boolean changed() {
        return !candidate.equals(running);
    }

    synchronized void edit(
            long session,
            List<EditNode> edits,
            EditOperation defaultOperation,
            Editor.ErrorOption onError,
            TestOption test) {
        requireFree(session, Store.CANDIDATE);
        Editor.Outcome outcome = Editor.apply(candidate, edits, defaultOperation, onError);
        List<RpcError> errors = new ArrayList<>(outcome.errors());
        if (test != TestOption.SET) {
            if (errors.isEmpty()) {
                errors.addAll(Validator.check(outcome.root(), ports));
            }
            if (!errors.isEmpty()) {
                throw new RpcFailure(errors);
            }
        }
        if (test != TestOption.TEST_ONLY) {
            candidate = outcome.root();
        }
        if (!errors.isEmpty()) {
            throw new RpcFailure(errors);
        }
    }

    synchronized void copyToCandidate(long session, DataNode source) {
        requireFree(session, Store.CANDIDATE);
        candidate = source;
    }

    synchronized void discard(long session) {
        requireFree(session, Store.CANDIDATE);
        candidate = running;
    }

    void validate(DataNode root) {
        List<RpcError> errors = Validator.check(root, ports);
        if (!errors.isEmpty()) {
            throw new RpcFailure(errors);
        }
    }

    /** RFC 6241 sections 8.3.4.1 and 8.4.5.1. */
    synchronized void commit(long session, CommitOptions options) {
        requireFree(session, Store.RUNNING);
        requireFree(session, Store.CANDIDATE);
        requireMayFollow(session, options.persistId());
        validate(candidate);
        Pending before = pending;
        DataNode old = before == null ? running : before.before();
        if (before != null) {
            before.stopTimer().run();
        }
        running = candidate;
        pending = null;
        if (options.timeout() != null) {
            long number = ++commits;
            Runnable stop = timer.start(options.timeout(), () -> expire(number));
            pending = new Pending(old, session, options.persist(), stop);
        }
    }

    /** RFC 6241 section 8.4.4.1. */
    synchronized void cancelCommit(long session, @Nullable String persistId) {
        if (pending == null) {
            throw RpcError.protocol("operation-failed", "No confirmed commit waits.")
                    .failure();
        }
        requireMayFollow(session, persistId);
        rollBack();
    }

    /** RFC 6241 section 7.5. */
    synchronized void lock(long session, Store store) {
        Long holder = locks.get(store);
        if (holder != null) {
            throw RpcError.lockDenied(holder, "Session " + holder + " holds the lock of " + store.word() + ".");
        }
        if (store == Store.CANDIDATE && changed()) {
            throw RpcError.lockDenied(0, "The candidate has changes that were neither committed nor discarded.");
        }
        if (store == Store.RUNNING && pending != null && pending.session() != session) {
            throw RpcError.lockDenied(0, "A confirmed commit of another session waits.");
        }
        locks.put(store, session);
    }

    /** Gives a lock back; what is proposed in the candidate goes with it (RFC 6241 section 8.3.5.2). */
    synchronized void unlock(long session, Store store) {
        Long holder = locks.get(store);
        if (holder == null || holder != session) {
            throw RpcError.protocol("operation-failed", "This session does not hold the lock of " + store.word() + ".")
                    .failure();
        }
        release(store);
    }

    /** A session is over, however it came: its locks go, and so does a confirmed commit that only it could confirm. */
    synchronized void sessionEnded(long session) {
        if (pending != null && pending.persist() == null && pending.session() == session) {
            rollBack();
        }
        for (Store store : Store.values()) {
            Long holder = locks.get(store);
            if (holder != null && holder == session) {
                release(store);
            }
        }
    }

    /** The device starts anew: running as it was before a commit that waits (RFC 6241 section 8.4.1), nothing proposed. */
    synchronized void restart() {
        if (pending != null) {
            rollBack();
        }
        locks.clear();
        candidate = running;
    }

    /** Changes running past the protocol; the candidate follows where it proposes nothing. */
    synchronized void changeByHand(UnaryOperator<DataNode> change) {
        DataNode next = change.apply(running);
        List<RpcError> errors = Validator.check(next, ports);
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException(errors.getFirst().message());
        }
        boolean follow = !changed();
        running = next;
        if (follow) {
            candidate = next;
        }
    }

    private synchronized void expire(long number) {
        if (pending != null && commits == number) {
            rollBack();
        }
    }

    private void rollBack() {
        Pending waiting = pending;
        if (waiting != null) {
            waiting.stopTimer().run();
            running = waiting.before();
            pending = null;
        }
    }

    private void release(Store store) {
        locks.remove(store);
        if (store == Store.CANDIDATE) {
            candidate = running;
        }
    }

    private void requireFree(long session, Store store) {
        Long holder = locks.get(store);
        if (holder != null && holder != session) {
            throw RpcError.inUse("Session " + holder + " holds the lock of " + store.word() + ".");
        }
    }

    /** Who may confirm, extend or cancel what waits: the holder of its token, or without one its session. */
    private void requireMayFollow(long session, @Nullable String persistId) {
        Pending waiting = pending;
        if (persistId != null && (waiting == null || !persistId.equals(waiting.persist()))) {
            throw RpcError.invalidValue("persist-id", "No confirmed commit waits under this persist-id.");
        }
        if (waiting != null && persistId == null && (waiting.persist() != null || waiting.session() != session)) {
            throw RpcError.inUse(
                    waiting.persist() != null
                            ? "A confirmed commit waits; to confirm or cancel it give its persist-id."
                            : "A confirmed commit of session " + waiting.session() + " waits.");
        }
    }
}
