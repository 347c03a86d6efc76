package io.rackform.netconf.transport;

import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.sshd.client.config.hosts.KnownHostEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.digest.BuiltinDigests;

/**
 * The host keys that are trusted for one device. With none, no key is trusted.
 *
 * @param pinned public keys
 * @param fingerprints {@code SHA256:...} without padding
 */
public record HostKeys(List<PublicKey> pinned, List<String> fingerprints) {
    private static final String FINGERPRINT = "SHA256:";

    public HostKeys {
        pinned = List.copyOf(pinned);
        fingerprints = List.copyOf(fingerprints);
    }

    /** Text that names no key; the message says why. */
    public static final class NoHostKeyException extends Exception {
        NoHostKeyException(String message) {
            super(message);
        }
    }

    /**
     * Reads what the user gave.
     *
     * @param line {@code ssh-ed25519 AAAA...}, {@code SHA256:...} or a line of ssh-keyscan's output; empty for none
     * @param knownHosts text as in a known_hosts file; empty for none
     */
    public static HostKeys read(String line, String knownHosts, String host, int port) throws NoHostKeyException {
        List<PublicKey> keys = new ArrayList<>();
        List<String> fingerprints = new ArrayList<>();
        for (String each : line.lines().map(String::strip).toList()) {
            if (each.startsWith(FINGERPRINT)) {
                fingerprints.add(each.split("\\s+", 2)[0].replaceFirst("=+$", ""));
            } else if (!each.isEmpty() && !each.startsWith("#")) {
                keys.add(key(each));
            }
        }
        keys.addAll(known(knownHosts, host, port));
        return new HostKeys(keys, fingerprints);
    }

    private static PublicKey key(String line) throws NoHostKeyException {
        String[] words = line.split("\\s+");
        // ssh-keyscan and known_hosts put the host's name first.
        int first = words.length > 2 && isKeyType(words[1]) ? 1 : 0;
        if (words.length < first + 2 || !isKeyType(words[first])) {
            throw new NoHostKeyException("it must look like \"ssh-ed25519 AAAA...\" or \"SHA256:...\"");
        }
        try {
            PublicKey key = PublicKeyEntry.parsePublicKeyEntry(words[first] + " " + words[first + 1])
                    .resolvePublicKey(null, Map.of(), null);
            if (key != null) {
                return key;
            }
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            // The reason is about bytes of the key; the sentence below says as much.
        }
        throw new NoHostKeyException("its key of type " + words[first] + " cannot be read: it may be cut off");
    }

    private static boolean isKeyType(String word) {
        return word.startsWith("ssh-") || word.startsWith("ecdsa-") || word.startsWith("sk-");
    }

    private static List<PublicKey> known(String text, String host, int port) throws NoHostKeyException {
        if (text.isBlank()) {
            return List.of();
        }
        List<PublicKey> keys = new ArrayList<>();
        try {
            for (KnownHostEntry entry : KnownHostEntry.readKnownHostEntries(new StringReader(text), true)) {
                if (entry.getMarker() == null && entry.isHostMatch(host, port)) {
                    PublicKey key = entry.getKeyEntry().resolvePublicKey(null, Map.of(), null);
                    if (key != null) {
                        keys.add(key);
                    }
                }
            }
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new NoHostKeyException("known_hosts has a line that cannot be read");
        }
        return keys;
    }

    public boolean isEmpty() {
        return pinned.isEmpty() && fingerprints.isEmpty();
    }

    public boolean trusts(PublicKey offered) {
        return pinned.stream().anyMatch(key -> KeyUtils.compareKeys(key, offered))
                || fingerprints.contains(fingerprint(offered));
    }

    /** The types of the pinned keys: a device that has several keys must be asked for one of these. */
    List<String> types() {
        return List.copyOf(
                new TreeSet<>(pinned.stream().map(KeyUtils::getKeyType).toList()));
    }

    /** Why a key is not trusted, and what to do. */
    String refusal(PublicKey offered) {
        String shown = KeyUtils.getKeyType(offered) + " " + fingerprint(offered);
        String pin = "host_key = \"" + PublicKeyEntry.toString(offered) + "\"";
        if (isEmpty()) {
            return "The device showed the host key " + shown
                    + ", and no key is trusted for it, so nothing was sent. Compare the fingerprint with the one that the"
                    + " device shows at its console; if they are the same, add to the provider block:\n  " + pin;
        }
        String trusted = Stream.concat(pinned.stream().map(HostKeys::fingerprint), fingerprints.stream())
                .collect(Collectors.joining(", "));
        return "The device showed the host key " + shown + ", but the provider block trusts " + trusted
                + ", so nothing was sent. Either the device was replaced or got new keys, or someone is between you and it."
                + " If the fingerprint is the one that the device shows at its console, set:\n  " + pin;
    }

    static String fingerprint(PublicKey key) {
        return KeyUtils.getFingerPrint(BuiltinDigests.sha256, key);
    }
}
