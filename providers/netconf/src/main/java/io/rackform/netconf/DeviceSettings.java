package io.rackform.netconf;

import io.rackform.model.address.AttributePath;
import io.rackform.model.schema.AttributeSchema.Trait;
import io.rackform.model.schema.BlockSchema;
import io.rackform.model.type.Type;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import io.rackform.netconf.transport.Endpoint;
import io.rackform.netconf.transport.HostKeys;
import io.rackform.netconf.transport.PrivateKeys;
import io.rackform.spi.Finding;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a provider block says of its device.
 *
 * @param confirmTimeout how long the device waits for the proof of a commit before it undoes it
 * @param discardCandidate whether other people's proposals in the candidate may be thrown away
 */
record DeviceSettings(Endpoint endpoint, Duration confirmTimeout, boolean discardCandidate) {
    static final BlockSchema SCHEMA = BlockSchema.builder()
            .required("host", Type.STRING, "The device's name or address.")
            .optional("port", Type.NUMBER, "The port of NETCONF over SSH; 830 where it is not set.")
            .required("username", Type.STRING, "Who logs in.")
            .optional(
                    "password", Type.STRING, "The user's password. Set it, or `private_key`, or both.", Trait.SENSITIVE)
            .optional(
                    "private_key",
                    Type.STRING,
                    "The user's private key as OpenSSH writes it, without a passphrase.",
                    Trait.SENSITIVE)
            .optional(
                    "host_key",
                    Type.STRING,
                    "The device's public host key (`ssh-ed25519 AAAA...`) or its fingerprint (`SHA256:...`). Without it and"
                            + " `known_hosts` no connection is made.")
            .optional("known_hosts", Type.STRING, "Trusted host keys in the form of a known_hosts file.")
            .optional(
                    "timeout", Type.NUMBER, "Seconds to wait for each answer, and for a lock; 30 where it is not set.")
            .optional(
                    "confirm_timeout",
                    Type.NUMBER,
                    "Seconds after which the device undoes a change that was not proven; 60 where it is not set.")
            .optional(
                    "discard_candidate",
                    Type.BOOL,
                    "Whether uncommitted changes that others left in the candidate may be thrown away.")
            .build();

    private static final int NETCONF_PORT = 830;
    private static final long DEFAULT_TIMEOUT = 30;
    private static final long DEFAULT_CONFIRM_TIMEOUT = 60;

    /** RFC 6241 leaves it open; shorter times leave none for the proof. */
    private static final long LEAST_CONFIRM_TIMEOUT = 4;

    /** Faults that can be told without the device; what is unknown is left alone. */
    static List<Finding> check(ObjectValue block) {
        List<Finding> findings = new ArrayList<>();
        number(block, "port", 1, 65_535, findings);
        number(block, "timeout", 1, 3600, findings);
        number(block, "confirm_timeout", LEAST_CONFIRM_TIMEOUT, 3600, findings);
        for (String name : List.of("host", "username")) {
            if (isKnown(block, name) && text(block, name).isBlank()) {
                findings.add(wrong(name, "It must not be empty."));
            }
        }
        if (isKnown(block, "password") && isKnown(block, "private_key")) {
            if (text(block, "password").isEmpty() && text(block, "private_key").isEmpty()) {
                findings.add(Finding.error(
                        "No way to log in",
                        "The provider block has neither a password nor a private_key. Set one of them."));
            }
        }
        if (isKnown(block, "private_key")
                && !text(block, "private_key").isEmpty()
                && PrivateKeys.read(text(block, "private_key")).isEmpty()) {
            findings.add(wrong(
                    "private_key",
                    "It holds no private key that can be used. Give the whole file as OpenSSH wrote it, from"
                            + " -----BEGIN to -----END, without a passphrase."));
        }
        if (isKnown(block, "host_key") && isKnown(block, "known_hosts") && isKnown(block, "host")) {
            try {
                HostKeys _ = hostKeys(block);
            } catch (HostKeys.NoHostKeyException e) {
                findings.add(wrong("host_key", "No host key can be read from it: " + e.getMessage() + "."));
            }
        }
        return findings;
    }

    private static Finding wrong(String name, String detail) {
        return Finding.error("Invalid value in a netconf provider block", detail, AttributePath.of(name));
    }

    private static void number(ObjectValue block, String name, long least, long most, List<Finding> findings) {
        if (block.get(name) instanceof NumberValue(BigDecimal value)
                && (value.stripTrailingZeros().scale() > 0
                        || value.compareTo(BigDecimal.valueOf(least)) < 0
                        || value.compareTo(BigDecimal.valueOf(most)) > 0)) {
            findings.add(wrong(
                    name,
                    "It must be a whole number from " + least + " to " + most + ", not " + value.toPlainString()
                            + "."));
        }
    }

    /** Reads a block that {@link #check} found nothing in. */
    static DeviceSettings read(ObjectValue block) {
        HostKeys keys;
        try {
            keys = hostKeys(block);
        } catch (HostKeys.NoHostKeyException e) {
            throw new IllegalArgumentException(e);
        }
        Endpoint endpoint = new Endpoint(
                text(block, "host"),
                (int) number(block, "port", NETCONF_PORT),
                text(block, "username"),
                Optional.of(text(block, "password")).filter(password -> !password.isEmpty()),
                Optional.of(text(block, "private_key")).flatMap(PrivateKeys::read),
                keys,
                Duration.ofSeconds(number(block, "timeout", DEFAULT_TIMEOUT)));
        return new DeviceSettings(
                endpoint,
                Duration.ofSeconds(number(block, "confirm_timeout", DEFAULT_CONFIRM_TIMEOUT)),
                block.get("discard_candidate") instanceof BoolValue(boolean discard) && discard);
    }

    private static HostKeys hostKeys(ObjectValue block) throws HostKeys.NoHostKeyException {
        return HostKeys.read(text(block, "host_key"), text(block, "known_hosts"), text(block, "host"), (int)
                number(block, "port", NETCONF_PORT));
    }

    private static boolean isKnown(ObjectValue block, String name) {
        Value value = block.get(name);
        return value == null || value.isKnown();
    }

    private static String text(ObjectValue block, String name) {
        return orEmpty(block.get(name));
    }

    private static String orEmpty(@Nullable Value value) {
        return value instanceof StringValue(String text) ? text : "";
    }

    private static long number(ObjectValue block, String name, long fallback) {
        return block.get(name) instanceof NumberValue number ? number.value().longValue() : fallback;
    }
}
