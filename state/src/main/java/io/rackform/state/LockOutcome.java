package io.rackform.state;

import io.rackform.model.diagnostic.Diagnostic;
import java.time.Instant;

/** What became of a request for the lock. */
public sealed interface LockOutcome {
    /** The caller may change the state. */
    record Locked(LockHandle handle) implements LockOutcome {}

    /** Somebody else may. */
    record Held(LockHolder holder) implements LockOutcome {
        public Diagnostic diagnostic(Instant now) {
            return Diagnostic.error(
                    "State is locked",
                    "Only one run at a time may change the state, and another one does: " + holder.describe(now)
                            + ". Wait until it ends, or give a time to wait with -lock-timeout. The lock ends with its"
                            + " process: there is nothing to unlock by hand.");
        }
    }

    /** The lock or the state under it could not be read or written. */
    record Failed(Diagnostic diagnostic) implements LockOutcome {}
}
