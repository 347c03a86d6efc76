package io.rackform.state.secret;

import org.jspecify.annotations.Nullable;

/** A sealed value cannot be opened: no key, another key, or it was changed. */
public final class UnreadableSecretException extends IllegalArgumentException {
    UnreadableSecretException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
