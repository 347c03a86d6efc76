package io.rackform.gitops.access;

import java.util.Optional;

/** Names and passwords (or access tokens) for Git over HTTPS, by host: a token is sent to the host it is for only. */
@FunctionalInterface
public interface GitLogins {
    GitLogins NONE = host -> Optional.empty();

    /** @param host without a port, in lower case */
    Optional<Login> forHost(String host);

    /** A login; never shows its password. */
    record Login(String user, String password) {
        @Override
        public String toString() {
            return "Login[" + user + "]";
        }
    }
}
