package io.rackform.netconf.transaction;

import io.rackform.netconf.protocol.Operations;
import io.rackform.netconf.protocol.Operations.Store;
import io.rackform.netconf.protocol.Reply;
import io.rackform.netconf.protocol.RpcError;
import io.rackform.netconf.protocol.RpcSession;
import io.rackform.netconf.transport.TransportException;
import io.rackform.netconf.xml.Element;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A commit that the device undoes unless it is confirmed (RFC 6241 section 8.4). It is confirmed only after a new session
 * got through to the device and read there what was wanted: a change that cuts us off is taken back by the device.
 */
final class ConfirmedCommit {
    /** What became of it. */
    sealed interface Outcome {
        /** Confirmed; this session is good for what follows. */
        record Lasting(RpcSession session) implements Outcome {}

        record Refused(List<RpcError> errors) implements Outcome {
            public Refused {
                errors = List.copyOf(errors);
            }
        }

        record Undone(String why) implements Outcome {}

        record InDoubt(String why) implements Outcome {}
    }

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final DeviceSessions sessions;
    private final RpcSession session;
    private final Work work;
    private final Terms terms;
    private final List<Element> before;
    private final Optional<String> persist;
    private final List<String> notes = new ArrayList<>();
    private long deadline;

    ConfirmedCommit(DeviceSessions sessions, RpcSession session, Work work, Terms terms, List<Element> before) {
        this.sessions = sessions;
        this.session = session;
        this.work = work;
        this.terms = terms;
        this.before = before;
        this.persist = session.capabilities().confirmedCommit() ? Optional.of(terms.persistId()) : Optional.empty();
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    /** EDITED to WAITING. */
    Outcome run() {
        terms.monitor().phase("commit, to be confirmed");
        // Half of the device's time is for the proof, the other half for taking the commit back in peace.
        deadline = System.nanoTime() + terms.confirmTimeout().toNanos() / 2;
        try {
            Reply committed = session.call(Operations.confirmedCommit(terms.confirmTimeout(), persist));
            committed.warnings().forEach(warning -> notes.add("The device warns: " + warning.words() + "."));
            if (!committed.isOk()) {
                return new Outcome.Refused(committed.errors());
            }
        } catch (TransportException e) {
            return prove("The answer to the commit is missing (" + Transaction.message(e) + ")");
        }
        return prove("");
    }

    /**
     * WAITING to PROVEN.
     *
     * @param lost why it is not known whether the commit took effect; empty where it did
     */
    private Outcome prove(String lost) {
        terms.monitor().phase("committed, proving over a new session");
        RpcSession fresh = null;
        String why;
        try {
            fresh = reach();
            Reply live = Transaction.read(fresh, Store.RUNNING, work.filter());
            if (live.isOk() && work.isProven(before, live.data())) {
                return confirm(fresh);
            }
            why = live.isOk()
                    ? "the device said that the commit succeeded, but its running configuration does not show the change"
                    : "its running configuration could not be read: " + live.words();
        } catch (TransportException e) {
            why = "the device could not be reached over a new session: " + Transaction.message(e);
        }
        return takeBack(fresh, lost.isEmpty() ? why : lost + ", and " + why);
    }

    /** A new session, tried again and again: a device that is busy with a commit may refuse some. */
    private RpcSession reach() throws TransportException {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                return sessions.fresh();
            } catch (TransportException e) {
                if (System.nanoTime() + pause.toNanos() - deadline > 0) {
                    throw e;
                }
            }
            pause(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    private static void pause(Duration time) throws TransportException {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransportException(TransportException.Fault.LOST, "The proof was interrupted.", e);
        }
    }

    private static boolean isBusy(Reply reply) {
        return reply.errors().stream()
                .anyMatch(error -> error.isLockDenied() || error.tag().equals("in-use"));
    }

    /** PROVEN to DONE. The session that holds the locks confirms; the new one does where that one is gone. */
    private Outcome confirm(RpcSession fresh) {
        terms.monitor().phase("proven, confirming");
        String why;
        if (session.isOpen()) {
            try {
                Reply confirmed = session.call(Operations.confirm(persist));
                if (confirmed.isOk()) {
                    fresh.close();
                    return new Outcome.Lasting(session);
                }
                return takeBack(fresh, "the device refused to confirm the commit: " + confirmed.words());
            } catch (TransportException e) {
                why = Transaction.message(e);
            }
        } else {
            why = "the session that committed is gone";
        }
        if (persist.isEmpty()) {
            fresh.close();
            return new Outcome.InDoubt("The commit could not be confirmed: " + why
                    + " The device undoes it by itself, unless the confirmation reached it.");
        }
        return confirmElsewhere(fresh, why);
    }

    /** Asks again until the device answers or there is no time left: a confirmation does no harm a second time. */
    private Outcome confirmElsewhere(RpcSession fresh, String why) {
        RpcSession other = fresh;
        while (true) {
            try {
                if (!other.isOpen()) {
                    other = reach();
                }
                sessions.adopt(other);
                return confirmOver(other, why);
            } catch (TransportException e) {
                if (System.nanoTime() - deadline > 0) {
                    return new Outcome.InDoubt("The commit could not be confirmed: " + why
                            + " The device undoes it within "
                            + terms.confirmTimeout().toSeconds()
                            + " s, unless the confirmation reached it.");
                }
            }
        }
    }

    private Outcome confirmOver(RpcSession other, String why) throws TransportException {
        Reply confirmed = other.call(Operations.confirm(persist));
        while (isBusy(confirmed) && System.nanoTime() - deadline < 0) {
            pause(FIRST_PAUSE); // the device still holds the locks of the lost session
            confirmed = other.call(Operations.confirm(persist));
        }
        if (confirmed.isOk()) {
            return new Outcome.Lasting(other);
        }
        if (isBusy(confirmed)) {
            throw new TransportException(TransportException.Fault.TIMEOUT, confirmed.words());
        }
        // No commit waits under this name: it was confirmed before the answer was lost, or undone.
        Reply live = Transaction.read(other, Store.RUNNING, work.filter());
        if (live.isOk() && work.isProven(before, live.data())) {
            return new Outcome.Lasting(other);
        }
        String told = "The commit could not be confirmed (" + why + "): " + confirmed.words() + ".";
        return live.isOk() && live.data().equals(before)
                ? new Outcome.Undone(told + " The device undid it and is as it was.")
                : new Outcome.InDoubt(told);
    }

    /** A commit that is not proven must not stay. */
    private Outcome takeBack(@Nullable RpcSession fresh, String why) {
        terms.monitor().phase("not proven, taking the commit back");
        String sentence = Character.toUpperCase(why.charAt(0)) + why.substring(1);
        for (RpcSession each : fresh == null ? List.of(session) : List.of(session, fresh)) {
            if (!each.isOpen()) {
                continue;
            }
            try {
                Reply cancelled = each.call(Operations.cancelCommit(persist));
                Reply live = Transaction.read(each, Store.RUNNING, work.filter());
                if (live.isOk() && live.data().equals(before)) {
                    close(fresh);
                    return new Outcome.Undone(sentence + ". The device is as it was.");
                }
                if (cancelled.isOk()) {
                    sentence += "; it was taken back, but the configuration is not the one from before";
                } else {
                    sentence += "; taking it back failed: " + cancelled.words();
                }
                break;
            } catch (TransportException e) {
                // The other session may still work.
            }
        }
        close(fresh);
        return new Outcome.InDoubt(sentence + ". A commit that waits is undone by the device within "
                + terms.confirmTimeout().toSeconds() + " s.");
    }

    private static void close(@Nullable RpcSession fresh) {
        if (fresh != null) {
            fresh.close();
        }
    }
}
