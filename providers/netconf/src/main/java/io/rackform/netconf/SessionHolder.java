package io.rackform.netconf;

import io.rackform.netconf.protocol.RpcSession;
import io.rackform.netconf.transaction.DeviceSessions;
import io.rackform.netconf.transport.Endpoint;
import io.rackform.netconf.transport.TransportException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The one session with a device that everything shares; opened when it is needed, again where it ended. */
final class SessionHolder implements DeviceSessions, AutoCloseable {
    private final Endpoint endpoint;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable RpcSession session;

    SessionHolder(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public RpcSession current() throws TransportException {
        lock.lock();
        try {
            if (session == null || !session.isOpen()) {
                session = RpcSession.open(endpoint);
            }
            return session;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public RpcSession fresh() throws TransportException {
        return RpcSession.open(endpoint);
    }

    @Override
    public void adopt(RpcSession other) {
        RpcSession before;
        lock.lock();
        try {
            before = session;
            session = other;
        } finally {
            lock.unlock();
        }
        if (before != null && !before.equals(other)) {
            before.close();
        }
    }

    @Override
    public void close() {
        RpcSession last;
        lock.lock();
        try {
            last = session;
            session = null;
        } finally {
            lock.unlock();
        }
        if (last != null) {
            last.close();
        }
    }
}
