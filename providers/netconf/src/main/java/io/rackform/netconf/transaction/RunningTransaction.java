package io.rackform.netconf.transaction;

import io.rackform.netconf.protocol.Operations;
import io.rackform.netconf.protocol.Operations.Store;
import io.rackform.netconf.protocol.Reply;
import io.rackform.netconf.protocol.RpcSession;
import io.rackform.netconf.transport.TransportException;
import io.rackform.netconf.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The change of a device without a candidate: one edit of running under its lock. With rollback-on-error (RFC 6241
 * section 8.5) a refused edit leaves nothing behind; without it what is left is read back and told.
 */
final class RunningTransaction {
    private final RpcSession session;
    private final DeviceSessions sessions;
    private final Work work;
    private final Terms terms;

    RunningTransaction(RpcSession session, DeviceSessions sessions, Work work, Terms terms) {
        this.session = session;
        this.sessions = sessions;
        this.work = work;
        this.terms = terms;
    }

    Result run() {
        Locks locks = new Locks(session, work, terms);
        try {
            terms.monitor().phase("locking");
            Optional<Result.Problem> problem = locks.take(Store.RUNNING);
            if (problem.isPresent()) {
                return new Result.NotStarted(problem.get());
            }
            Reply live = Transaction.read(session, Store.RUNNING, work.filter());
            if (!live.isOk()) {
                return new Result.Refused("get-config", live.errors());
            }
            return switch (work.decide(live.data())) {
                case Work.Decision.Nothing() -> new Result.Unchanged(live.data());
                case Work.Decision.Stop(Result.Problem why) -> new Result.NotStarted(why);
                case Work.Decision.Send(List<Element> edit) -> edit(edit, live.data());
            };
        } catch (TransportException e) {
            return Transaction.notStarted(e);
        } finally {
            locks.release();
        }
    }

    private Result edit(List<Element> edit, List<Element> before) {
        terms.monitor().phase("editing running");
        try {
            Reply edited = session.call(Operations.editConfig(Store.RUNNING, edit, session.capabilities()));
            if (!edited.isOk()) {
                Reply left = Transaction.read(session, Store.RUNNING, work.filter());
                return left.isOk() && left.data().equals(before)
                        ? new Result.Refused("edit-config", edited.errors())
                        : new Result.Committed(
                                before,
                                left.data(),
                                List.of("The device refused the edit half-way and cannot undo the rest: "
                                        + edited.words() + "."));
            }
            List<String> notes = new ArrayList<>();
            edited.warnings().forEach(warning -> notes.add("The device warns: " + warning.words() + "."));
            notes.addAll(Transaction.save(session));
            Reply after = Transaction.readBack(sessions, session, work.filter());
            return after.isOk()
                    ? new Result.Committed(before, after.data(), notes)
                    : new Result.InDoubt("The change was made, but it cannot be read back: " + after.words());
        } catch (TransportException e) {
            return lost(before, e);
        }
    }

    private Result lost(List<Element> before, TransportException lost) {
        try {
            RpcSession fresh = sessions.fresh();
            sessions.adopt(fresh);
            Reply after = Transaction.read(fresh, Store.RUNNING, work.filter());
            if (after.isOk() && work.isProven(before, after.data())) {
                return new Result.Committed(before, after.data(), List.of());
            }
        } catch (TransportException e) {
            // In doubt, as said below.
        }
        return new Result.InDoubt("The answer to the edit is missing: " + Transaction.message(lost));
    }
}
