package io.rackform.netconf.transaction;

import io.rackform.netconf.protocol.Operations;
import io.rackform.netconf.protocol.Operations.Store;
import io.rackform.netconf.protocol.Reply;
import io.rackform.netconf.protocol.RpcSession;
import io.rackform.netconf.transport.TransportException;
import java.time.Duration;

/** Waits until a device has no commit that nobody confirmed: until then running is not what will stay. */
public final class PendingCommit {
    /** Between two looks. */
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** What a device may take beyond its timer to put the former configuration back. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private PendingCommit() {}

    /**
     * Whether the device is settled, after waiting where it is not. A device with a confirmed commit that waits refuses the
     * lock of running, and names no session as its holder (RFC 6241 sections 7.5 and 8.4.5.1); a lock that is granted is
     * given back at once.
     *
     * @param timer after which the device undoes what was not confirmed
     */
    public static boolean settled(RpcSession session, Duration timer) throws TransportException {
        if (!session.capabilities().confirmedCommit()) {
            return true;
        }
        long until = System.nanoTime() + timer.plus(GRACE).toNanos();
        while (true) {
            Reply reply = session.call(Operations.lock(Store.RUNNING));
            if (reply.isOk()) {
                session.call(Operations.unlock(Store.RUNNING));
                return true;
            }
            boolean waits = reply.errors().stream().anyMatch(error -> error.isLockDenied() && error.sessionId() <= 0);
            if (!waits) {
                return true;
            }
            if (System.nanoTime() - until > 0) {
                return false;
            }
            Locks.pause(PAUSE);
        }
    }
}
