package io.rackform.netconf.transaction;

import io.rackform.netconf.protocol.Capabilities;
import io.rackform.netconf.protocol.Operations;
import io.rackform.netconf.protocol.Operations.Store;
import io.rackform.netconf.protocol.Reply;
import io.rackform.netconf.protocol.RpcError;
import io.rackform.netconf.protocol.RpcSession;
import io.rackform.netconf.transport.TransportException;
import io.rackform.netconf.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The transaction over the candidate configuration; the states are in the package's page. */
final class CandidateTransaction {
    private final DeviceSessions sessions;
    private final RpcSession session;
    private final Work work;
    private final Terms terms;
    private final Capabilities capabilities;
    private final List<String> notes = new ArrayList<>();

    CandidateTransaction(DeviceSessions sessions, RpcSession session, Work work, Terms terms) {
        this.sessions = sessions;
        this.session = session;
        this.work = work;
        this.terms = terms;
        this.capabilities = session.capabilities();
    }

    Result run() {
        Locks locks = new Locks(session, work, terms);
        try {
            terms.monitor().phase("locking");
            Optional<Result.Problem> problem = locks.take(Store.RUNNING, Store.CANDIDATE);
            if (problem.isPresent()) {
                return new Result.NotStarted(problem.get());
            }
        } catch (TransportException e) {
            return Transaction.notStarted(e);
        }
        try {
            return locked();
        } finally {
            locks.release();
        }
    }

    /** LOCKED. */
    private Result locked() {
        List<Element> before;
        try {
            // Proposals of sessions that did not lock: from here on nobody else can propose anything.
            Reply discarded = session.call(Operations.discardChanges());
            if (!discarded.isOk()) {
                return new Result.Refused("discard-changes", discarded.errors());
            }
            Reply live = Transaction.read(session, Store.RUNNING, work.filter());
            if (!live.isOk()) {
                return new Result.Refused("get-config", live.errors());
            }
            before = live.data();
            switch (work.decide(before)) {
                case Work.Decision.Nothing() -> {
                    return new Result.Unchanged(before);
                }
                case Work.Decision.Stop(Result.Problem problem) -> {
                    return new Result.NotStarted(problem);
                }
                case Work.Decision.Send(List<Element> edit) -> {
                    terms.monitor().phase("sending the edit");
                    Reply edited = session.call(Operations.editConfig(Store.CANDIDATE, edit, capabilities));
                    note(edited);
                    if (!edited.isOk()) {
                        discard();
                        return new Result.Refused("edit-config", edited.errors());
                    }
                }
            }
        } catch (TransportException e) {
            return Transaction.notStarted(e);
        }
        return capabilities.confirmedCommit() || capabilities.confirmedCommitOfOneSession()
                ? confirmed(before)
                : plain(before);
    }

    /** EDITED, on a device that cannot undo a commit by itself. */
    private Result plain(List<Element> before) {
        terms.monitor().phase("committing");
        try {
            Reply committed = session.call(Operations.commit());
            note(committed);
            if (!committed.isOk()) {
                discard();
                return new Result.Refused("commit", committed.errors());
            }
        } catch (TransportException e) {
            return lostPlainCommit(before, e);
        }
        return done(session, before);
    }

    private Result lostPlainCommit(List<Element> before, TransportException lost) {
        try {
            RpcSession fresh = sessions.fresh();
            sessions.adopt(fresh);
            Reply after = Transaction.read(fresh, Store.RUNNING, work.filter());
            if (after.isOk() && work.isProven(before, after.data())) {
                return done(fresh, before);
            }
        } catch (TransportException e) {
            // In doubt, as said below.
        }
        return new Result.InDoubt("The answer to the commit is missing: " + Transaction.message(lost));
    }

    /** EDITED, WAITING, PROVEN. */
    private Result confirmed(List<Element> before) {
        ConfirmedCommit commit = new ConfirmedCommit(sessions, session, work, terms, before);
        ConfirmedCommit.Outcome outcome = commit.run();
        notes.addAll(commit.notes());
        return switch (outcome) {
            case ConfirmedCommit.Outcome.Lasting(RpcSession used) -> done(used, before);
            case ConfirmedCommit.Outcome.Refused(List<RpcError> errors) -> {
                discard();
                yield new Result.Refused("commit", errors);
            }
            case ConfirmedCommit.Outcome.Undone(String why) -> {
                discard();
                yield new Result.Undone(why);
            }
            case ConfirmedCommit.Outcome.InDoubt(String why) -> {
                discard();
                yield new Result.InDoubt(why);
            }
        };
    }

    /** DONE: the change lasts, whatever happens now. */
    private Result done(RpcSession used, List<Element> before) {
        terms.monitor().phase("reading back");
        try {
            notes.addAll(Transaction.save(used));
            Reply after = Transaction.readBack(sessions, used, work.filter());
            if (after.isOk()) {
                return new Result.Committed(before, after.data(), notes);
            }
            return new Result.InDoubt("The change was committed, but it cannot be read back: " + after.words());
        } catch (TransportException e) {
            return new Result.InDoubt("The change was committed, but the connection broke before it was read back: "
                    + Transaction.message(e));
        }
    }

    private void note(Reply reply) {
        reply.warnings().forEach(warning -> notes.add("The device warns: " + warning.words() + "."));
    }

    /** Some servers keep what was proposed after a failed or undone commit. */
    private void discard() {
        try {
            if (session.isOpen()) {
                Reply _ = session.call(Operations.discardChanges());
            }
        } catch (TransportException e) {
            // The end of the session discards it.
        }
    }
}
