package io.rackform.engine.config.settings;

/**
 * Where the root module wants its state, and how what is secret in it is sealed.
 *
 * @param path of the state's folder, relative to the working folder; empty for where it always is
 */
public record StateSettings(String path, Key key) {
    public static final StateSettings DEFAULT = new StateSettings("", new Key.Own());

    /** Where the key comes from. */
    public sealed interface Key {
        /** The key file beside the state, made when it is needed. */
        record Own() implements Key {}

        /** 32 bytes in base64. */
        record Given(String base64) implements Key {
            @Override
            public String toString() {
                return "Given[]";
            }
        }

        /**
         * Derived from a passphrase by PBKDF2 (RFC 8018, section 5.2).
         *
         * @param hash {@code sha512} or {@code sha256}
         */
        record Derived(String passphrase, int iterations, String hash) implements Key {
            @Override
            public String toString() {
                return "Derived[" + iterations + ", " + hash + "]";
            }
        }
    }
}
