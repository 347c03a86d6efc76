package io.rackform.netconf.transport;

import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The check of one connection's host key, and why it failed. */
final class HostKeyCheck {
    private final HostKeys trusted;
    private final AtomicReference<String> refusal = new AtomicReference<>("");

    HostKeyCheck(HostKeys trusted) {
        this.trusted = trusted;
    }

    boolean accepts(PublicKey offered) {
        if (trusted.trusts(offered)) {
            return true;
        }
        refusal.set(trusted.refusal(offered));
        return false;
    }

    List<String> types() {
        return trusted.types();
    }

    /** Why the key was refused; empty where it was not. */
    Optional<String> refusal() {
        return Optional.ofNullable(refusal.get()).filter(text -> !text.isEmpty());
    }
}
