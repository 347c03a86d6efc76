package io.rackform.engine.refresh;

import io.rackform.spi.ProviderSession;

/** Whether a device can be talked to. */
public sealed interface SessionState {
    /** A session is there; it has not necessarily connected yet. */
    record Ready(ProviderSession session) implements SessionState {}

    /** The provider's configuration is known only after apply: nothing is asked of the device until then. */
    record Deferred() implements SessionState {}
}
