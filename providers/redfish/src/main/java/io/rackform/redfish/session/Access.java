package io.rackform.redfish.session;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How one BMC is reached, and as whom. Never prints the password.
 *
 * @param endpoint scheme, host and port only
 * @param caPem certificates to trust in place of the system's; null for the system's
 * @param fingerprint SHA-256 of the one certificate to trust, 64 lower-case hexadecimal digits; null where certificates
 *     are verified by their issuer
 */
public record Access(
        URI endpoint,
        String username,
        String password,
        @Nullable String caPem,
        @Nullable String fingerprint) {
    @Override
    public String toString() {
        return "Access[" + endpoint + " as " + username + "]";
    }
}
