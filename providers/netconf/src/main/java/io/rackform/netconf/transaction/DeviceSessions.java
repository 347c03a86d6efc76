package io.rackform.netconf.transaction;

import io.rackform.netconf.protocol.RpcSession;
import io.rackform.netconf.transport.TransportException;

/** Where a transaction gets its sessions. */
public interface DeviceSessions {
    /** The session that is used for everything; opened where there is none. */
    RpcSession current() throws TransportException;

    /** A new session beside it; the caller closes it or hands it over. */
    RpcSession fresh() throws TransportException;

    /** From now on this is the current session; the one before is closed. */
    void adopt(RpcSession session);
}
