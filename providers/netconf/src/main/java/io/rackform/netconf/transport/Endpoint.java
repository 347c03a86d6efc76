package io.rackform.netconf.transport;

import java.security.KeyPair;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a device is, who logs in, and how the device proves itself. Never prints a secret.
 *
 * @param timeout for each step: the connection, the log-in, the opening of the channel
 */
public record Endpoint(
        String host,
        int port,
        String username,
        Optional<String> password,
        Optional<KeyPair> key,
        HostKeys hostKeys,
        Duration timeout) {
    /** The address as messages show it. */
    public String address() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    @Override
    public String toString() {
        return "Endpoint[" + username + "@" + address() + "]";
    }
}
