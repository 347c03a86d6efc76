package io.rackform.state;

/** Where the key comes from that seals the secrets of a state. */
public sealed interface KeySource {
    /** The key file beside the state, made when it is needed. */
    record Own() implements KeySource {}

    /** 32 bytes in base64. */
    record Given(String base64) implements KeySource {
        @Override
        public String toString() {
            return "Given[]";
        }
    }

    /**
     * Derived from a passphrase, and a salt beside the state, by PBKDF2 (RFC 8018, section 5.2).
     *
     * @param hash {@code sha512} or {@code sha256}
     */
    record Derived(String passphrase, int iterations, String hash) implements KeySource {
        @Override
        public String toString() {
            return "Derived[" + iterations + ", " + hash + "]";
        }
    }
}
