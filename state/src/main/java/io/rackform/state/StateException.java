package io.rackform.state;

import io.rackform.model.diagnostic.Diagnostic;
import org.jspecify.annotations.Nullable;

/** The state could not be read or written any more: a full disk, lost permissions, a damaged file. Carries what to tell the user. */
public final class StateException extends RuntimeException {
    private final Diagnostic diagnostic;

    public StateException(Diagnostic diagnostic, @Nullable Throwable cause) {
        super(diagnostic.summary() + ": " + diagnostic.detail(), cause);
        this.diagnostic = diagnostic;
    }

    public Diagnostic diagnostic() {
        return diagnostic;
    }
}
