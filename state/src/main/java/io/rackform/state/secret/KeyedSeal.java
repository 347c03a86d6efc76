package io.rackform.state.secret;

import io.rackform.model.json.SecretSeal;
import io.rackform.state.KeySource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals with one AES-256-GCM key, which is fetched or made when it is first needed: most states hold no secret.
 *
 * <pre>
 * sealed = "v1:" key id ":" base64(nonce, ciphertext and tag)     key id = the first 4 bytes of SHA-256(key), in hex
 * </pre>
 */
public final class KeyedSeal implements SecretSeal {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final byte[] PURPOSE = "rackform state v1".getBytes(StandardCharsets.US_ASCII);

    /** The key, or the salt of a key that is derived. */
    private final @Nullable KeyFile file;

    private final @Nullable Derivation derivation;
    private final SecureRandom random = new SecureRandom();
    private @Nullable Key key;

    /** A key with the short name by which a wrong one is told apart; it prints neither. */
    private static final class Key {
        private final SecretKeySpec secret;
        private final String id;

        Key(byte[] bytes) throws GeneralSecurityException {
            secret = new SecretKeySpec(bytes, "AES");
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            id = HexFormat.of().formatHex(digest, 0, 4);
        }
    }

    private KeyedSeal(@Nullable KeyFile file, @Nullable Derivation derivation, @Nullable Key key) {
        this.file = file;
        this.derivation = derivation;
        this.key = key;
    }

    /**
     * A seal with the key of a source; empty where what is given is no key of 32 bytes in base64.
     *
     * @param keyFile has the key of {@link KeySource.Own}, made when something is sealed for the first time
     * @param saltFile has the salt of {@link KeySource.Derived}, made then too
     */
    public static Optional<KeyedSeal> of(KeySource source, Path keyFile, Path saltFile) {
        return switch (source) {
            case KeySource.Own ignored -> Optional.of(withFile(keyFile));
            case KeySource.Given(String base64) -> withKey(base64);
            case KeySource.Derived(String passphrase, int iterations, String hash) ->
                Optional.of(withPassphrase(saltFile, passphrase, iterations, hash));
        };
    }

    /** With the key in this file, which is made when something is sealed for the first time. */
    public static KeyedSeal withFile(Path keyFile) {
        return new KeyedSeal(new KeyFile(keyFile), null, null);
    }

    static KeyedSeal withPassphrase(Path saltFile, String passphrase, int iterations, String hash) {
        KeyFile salt = new KeyFile(saltFile);
        return new KeyedSeal(salt, new Derivation(passphrase.toCharArray(), iterations, hash), null);
    }

    /** How a key is made of a passphrase; it prints nothing of it. */
    private static final class Derivation {
        private final char[] passphrase;
        private final int iterations;
        private final String algorithm;

        Derivation(char[] passphrase, int iterations, String hash) {
            this.passphrase = passphrase;
            this.iterations = iterations;
            this.algorithm = hash.equals("sha256") ? "PBKDF2WithHmacSHA256" : "PBKDF2WithHmacSHA512";
        }

        byte[] key(byte[] salt) throws GeneralSecurityException {
            return SecretKeyFactory.getInstance(algorithm)
                    .generateSecret(new PBEKeySpec(passphrase, salt, iterations, KEY_BYTES * Byte.SIZE))
                    .getEncoded();
        }
    }

    static Optional<KeyedSeal> withKey(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64.strip());
            return bytes.length == KEY_BYTES
                    ? Optional.of(new KeyedSeal(null, null, new Key(bytes)))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no SHA-256", missing);
        }
    }

    @Override
    public String seal(String clear) {
        try {
            Key sealing = key(true);
            byte[] nonce = new byte[NONCE_BYTES];
            random.nextBytes(nonce);
            byte[] text = clear.getBytes(StandardCharsets.UTF_8);
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, sealing, nonce).doFinal(text);
            byte[] both = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, both, NONCE_BYTES, sealed.length);
            return "v1:" + sealing.id + ":" + Base64.getEncoder().encodeToString(both);
        } catch (IOException failed) {
            throw new UncheckedIOException("the key for secrets cannot be stored: " + failed.getMessage(), failed);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java cannot seal with AES-256-GCM", missing);
        }
    }

    @Override
    public String open(String sealed) {
        String[] parts = sealed.split(":", -1);
        if (parts.length != 3 || !parts[0].equals("v1")) {
            throw new UnreadableSecretException("a secret is not sealed in a form that is known here", null);
        }
        try {
            Key opening = key(false);
            if (!opening.id.equals(parts[1])) {
                throw new UnreadableSecretException(
                        "a secret was sealed with the key " + parts[1] + ", and the key " + place() + " is "
                                + opening.id,
                        null);
            }
            byte[] both = decoded(parts[2]);
            byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
            byte[] clear =
                    cipher(Cipher.DECRYPT_MODE, opening, nonce).doFinal(both, NONCE_BYTES, both.length - NONCE_BYTES);
            return new String(clear, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UnreadableSecretException(
                    "the key for secrets, " + place() + ", cannot be read: " + unreadable.getMessage(), unreadable);
        } catch (GeneralSecurityException changed) {
            throw new UnreadableSecretException("a sealed secret was changed since it was stored", changed);
        }
    }

    private static byte[] decoded(String base64) {
        byte[] both;
        try {
            both = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            both = new byte[0];
        }
        if (both.length <= NONCE_BYTES) {
            throw new UnreadableSecretException("a sealed secret was changed since it was stored", null);
        }
        return both;
    }

    private static Cipher cipher(int mode, Key key, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.secret, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(PURPOSE);
        return cipher;
    }

    private synchronized Key key(boolean make) throws IOException, GeneralSecurityException {
        Key known = key;
        if (known == null) {
            KeyFile from = file;
            if (from == null) {
                throw new IllegalStateException("a seal has a key or a file");
            }
            byte[] bytes = make ? from.readOrMake(random, KEY_BYTES) : from.read(KEY_BYTES);
            known = new Key(derivation == null ? bytes : derivation.key(bytes));
            key = known;
        }
        return known;
    }

    private String place() {
        return file == null
                ? "given from outside"
                : derivation == null ? "in " + file.path() : "made of the passphrase and " + file.path();
    }

    @Override
    public String toString() {
        return "KeyedSeal[key " + place() + "]";
    }
}
