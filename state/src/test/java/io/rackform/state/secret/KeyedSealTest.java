package io.rackform.state.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyedSealTest {
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @TempDir
    Path folder;

    @Test
    void opensWhatItSealed() {
        KeyedSeal seal = KeyedSeal.withFile(folder.resolve("new/key"));
        for (String secret : new String[] {"", "short", "ünïcode \uD83D\uDD11", "x".repeat(100_000)}) {
            String sealed = seal.seal(secret);
            assertThat(sealed).startsWith("v1:").isNotEqualTo(seal.seal(secret));
            assertThat(KeyedSeal.withFile(folder.resolve("new/key")).open(sealed))
                    .isEqualTo(secret);
        }
        assertThat(folder.resolve("new")).isDirectoryContaining("glob:**/key").isNotEmptyDirectory();
        assertThat(folder.resolve("new").toFile().list()).containsExactly("key");
    }

    @Test
    void everyChangedCharacterIsNoticed() {
        KeyedSeal seal = KeyedSeal.withKey(KEY).orElseThrow();
        // With 8 letters, nonce and tag make 36 bytes, and base64 has no bit that it does not use.
        String sealed = seal.seal("8letters");
        for (int i = 0; i < sealed.length(); i++) {
            String changed = sealed.substring(0, i) + (sealed.charAt(i) == 'A' ? 'B' : 'A') + sealed.substring(i + 1);
            assertThatThrownBy(() -> seal.open(changed))
                    .as("character %d", i)
                    .isInstanceOf(UnreadableSecretException.class)
                    .hasMessageNotContaining("8letters");
        }
        for (String broken : new String[] {"", "v1", "v1::", "v1:x:y", sealed.substring(0, 25)}) {
            assertThatThrownBy(() -> seal.open(broken)).isInstanceOf(UnreadableSecretException.class);
        }
    }

    @Test
    void aPassphraseAndItsSaltMakeAKey() {
        Path salt = folder.resolve("salt");
        String sealed = KeyedSeal.withPassphrase(salt, "correct horse battery", 1000, "sha512")
                .seal("secret");
        assertThat(KeyedSeal.withPassphrase(salt, "correct horse battery", 1000, "sha512")
                        .open(sealed))
                .isEqualTo("secret");
        for (KeyedSeal other : new KeyedSeal[] {
            KeyedSeal.withPassphrase(salt, "correct horse batteru", 1000, "sha512"),
            KeyedSeal.withPassphrase(salt, "correct horse battery", 1001, "sha512"),
            KeyedSeal.withPassphrase(salt, "correct horse battery", 1000, "sha256"),
            KeyedSeal.withPassphrase(folder.resolve("none"), "correct horse battery", 1000, "sha512")
        }) {
            assertThatThrownBy(() -> other.open(sealed))
                    .isInstanceOf(UnreadableSecretException.class)
                    .hasMessageNotContaining("horse");
            assertThat(other.toString()).doesNotContain("horse");
        }
    }

    @Test
    void anotherKeyIsToldApart() {
        String sealed = KeyedSeal.withFile(folder.resolve("key")).seal("secret");
        KeyedSeal other = KeyedSeal.withKey(KEY).orElseThrow();
        assertThatThrownBy(() -> other.open(sealed))
                .isInstanceOf(UnreadableSecretException.class)
                .hasMessageContaining("was sealed with the key");
        assertThat(other.toString()).doesNotContain(KEY);
    }

    @Test
    void aBrokenKeyFileIsNotReplaced() throws Exception {
        Path file = folder.resolve("key");
        for (String text : new String[] {"", "c2hvcnQ=", "***", "A".repeat(1000)}) {
            Files.writeString(file, text);
            assertThatThrownBy(() -> KeyedSeal.withFile(file).seal("x")).hasMessageContaining("cannot be stored");
            assertThat(file).hasContent(text);
        }
    }

    @Test
    void keysOfOtherLengthsAreRefused() {
        assertThat(KeyedSeal.withKey("c2hvcnQ=")).isEmpty();
        assertThat(KeyedSeal.withKey("not base64!")).isEmpty();
        assertThat(KeyedSeal.withKey(KEY + "\n")).isPresent();
    }
}
