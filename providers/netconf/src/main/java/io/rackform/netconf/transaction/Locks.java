package io.rackform.netconf.transaction;

import io.rackform.netconf.protocol.Operations;
import io.rackform.netconf.protocol.Operations.Store;
import io.rackform.netconf.protocol.Reply;
import io.rackform.netconf.protocol.RpcError;
import io.rackform.netconf.protocol.RpcSession;
import io.rackform.netconf.transport.TransportException;
import io.rackform.netconf.transport.Words;
import io.rackform.netconf.xml.Element;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;

/** Takes the locks of a device's datastores one after the other, waits a bounded time for each holder, and names it. */
final class Locks {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final RpcSession session;
    private final Work work;
    private final Terms terms;
    private final Deque<Store> held = new ArrayDeque<>();
    private boolean cancelled;
    private boolean discarded;

    Locks(RpcSession session, Work work, Terms terms) {
        this.session = session;
        this.work = work;
        this.terms = terms;
    }

    /** Empty where all locks are held; otherwise why not, and none is held. */
    Optional<Result.Problem> take(Store... stores) throws TransportException {
        long until = System.nanoTime() + terms.lockWait().toNanos();
        for (Store store : stores) {
            Optional<Result.Problem> problem = take(store, until);
            if (problem.isPresent()) {
                release();
                return problem;
            }
        }
        return Optional.empty();
    }

    private Optional<Result.Problem> take(Store store, long until) throws TransportException {
        Duration pause = FIRST_PAUSE;
        while (true) {
            Reply reply = session.call(Operations.lock(store));
            if (reply.isOk()) {
                held.push(store);
                return Optional.empty();
            }
            Optional<RpcError> denied =
                    reply.errors().stream().filter(RpcError::isLockDenied).findFirst();
            if (denied.isEmpty()) {
                // Running is only touched by the commit here: a device that cannot lock it is used all the same.
                return store == Store.RUNNING && session.capabilities().candidate()
                        ? Optional.empty()
                        : Optional.of(new Result.Problem(
                                "Device cannot lock its configuration",
                                "It refused to lock " + store.word() + ": " + reply.words() + "."));
            }
            if (removedObstacle(store, denied.get())) {
                continue;
            }
            if (System.nanoTime() - until > 0 || terms.monitor().stopping()) {
                return Optional.of(denied(store, denied.get()));
            }
            terms.monitor().phase("waiting for the lock of " + store.word() + " held by " + holder(denied.get()));
            pause(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    /** Whether what denied the lock was our own, of an earlier try, and is gone now. */
    private boolean removedObstacle(Store store, RpcError denied) throws TransportException {
        if (denied.sessionId() > 0) {
            return false;
        }
        if (!cancelled && session.capabilities().confirmedCommit()) {
            cancelled = true;
            if (session.call(Operations.cancelCommit(Optional.of(terms.persistId())))
                    .isOk()) {
                return true;
            }
        }
        if (store != Store.CANDIDATE || discarded) {
            return false;
        }
        discarded = true;
        if (terms.discardCandidate() || isLeftOver()) {
            return session.call(Operations.discardChanges()).isOk();
        }
        return false;
    }

    private boolean isLeftOver() throws TransportException {
        List<Reply> both =
                session.callAll(List.of(Operations.getConfig(Store.CANDIDATE), Operations.getConfig(Store.RUNNING)));
        return both.stream().allMatch(Reply::isOk)
                && work.isLeftOver(both.getFirst().data(), both.getLast().data());
    }

    private Result.Problem denied(Store store, RpcError error) throws TransportException {
        String waited = terms.monitor().stopping()
                ? "The wait was given up because the run is stopping."
                : "It was not given back within " + terms.lockWait().toSeconds() + " s.";
        if (error.sessionId() <= 0 && store == Store.CANDIDATE) {
            return new Result.Problem(
                    "Unsaved changes in the candidate",
                    "The device's candidate configuration holds changes that someone has neither committed nor discarded,"
                            + " so that it cannot be locked: " + error.words()
                            + ". Nothing was changed. Look at them on the device (compare candidate with running), then commit"
                            + " or discard them there, or set discard_candidate = true in the provider block.");
        }
        return new Result.Problem(
                "Configuration is locked",
                "The lock of the device's " + store.word() + " configuration is held by " + holder(error) + ". "
                        + waited
                        + " The device says: " + error.words()
                        + ". Nothing was changed. Try again when that session is over, or end it on the device.");
    }

    /** As much as the device tells of who it is (RFC 6022 section 2.1.4). */
    private String holder(RpcError denied) throws TransportException {
        if (denied.sessionId() <= 0) {
            return "something that is no NETCONF session (the console, or a confirmed commit that waits)";
        }
        String plain = "session " + denied.sessionId();
        if (!session.capabilities().monitoring()) {
            return plain;
        }
        Reply reply = session.call(Operations.get(List.of(Operations.sessionFilter(denied.sessionId()))));
        List<String> known = new ArrayList<>();
        for (Element root : reply.data()) {
            root.stream()
                    .filter(each -> each.local().equals("session"))
                    .filter(each -> each.childText("session-id").equals(Long.toString(denied.sessionId())))
                    .findFirst()
                    .ifPresent(each -> describe(each, known));
        }
        return known.isEmpty() ? plain : plain + " (" + String.join(", ", known) + ")";
    }

    private static void describe(Element entry, List<String> known) {
        text(entry, "username").ifPresent(text -> known.add("user " + text));
        text(entry, "source-host").ifPresent(text -> known.add("from " + text));
        text(entry, "login-time").ifPresent(text -> known.add("since " + text));
    }

    private static Optional<String> text(Element entry, String local) {
        return entry.child(new QName(entry.namespace(), local))
                .map(Element::text)
                .map(Words::clean)
                .filter(text -> !text.isEmpty());
    }

    static void pause(Duration time) throws TransportException {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransportException(
                    TransportException.Fault.LOST, "The wait for the device's lock was interrupted.", e);
        }
    }

    /** Gives back what is held; errors do not matter any more, a session's end gives all back. */
    void release() {
        while (!held.isEmpty()) {
            Store store = held.pop();
            try {
                Reply _ = session.call(Operations.unlock(store));
            } catch (TransportException e) {
                return;
            }
        }
    }
}
