package io.rackform.netconf.transport;

import org.jspecify.annotations.Nullable;

/** A connection that could not be made or kept; the message is fit for a user and holds no secret. */
public final class TransportException extends Exception {
    /** What the user has to look at. */
    public enum Fault {
        /** No answer at the address. */
        UNREACHABLE,
        /** The device showed another host key than the one that is trusted, or none is trusted. */
        HOST_KEY,
        /** User name, password or key were refused. */
        LOGIN,
        /** SSH works, but there is no NETCONF behind it. */
        NO_NETCONF,
        /** The connection ended while it was in use. */
        LOST,
        /** A message that cannot be followed: broken framing, broken XML, too large. */
        BROKEN,
        /** Connected, but no answer in time. */
        TIMEOUT
    }

    private final Fault fault;

    public TransportException(Fault fault, String message) {
        this(fault, message, null);
    }

    public TransportException(Fault fault, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
