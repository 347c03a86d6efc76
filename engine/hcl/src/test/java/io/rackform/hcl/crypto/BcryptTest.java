package io.rackform.hcl.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hashes that libxcrypt's crypt(3) gave for the same passwords, salts and costs. */
final class BcryptTest {
    private static final byte[] SALT = "0123456789abcdef".getBytes(US_ASCII);

    @ParameterizedTest
    @CsvSource({
        "'',4,$2a$04$KBCwKxOzLha2MUDgW0PjXeg/oaNzVlQFb3jg.67P.r1snBL8ZffHa",
        "a,4,$2a$04$KBCwKxOzLha2MUDgW0PjXepxWERK5dD48FtKQB9hsa34JCcnvLiv.",
        "correct horse,4,$2a$04$KBCwKxOzLha2MUDgW0PjXexGfB5dmDvvvgEVjeeXiTo87i0yXWYau",
        "é😀,5,$2a$05$KBCwKxOzLha2MUDgW0PjXeXjWsiHuOFuxYNzpaMO7FZ0j2MkbLV9C",
        "correct horse,10,$2a$10$KBCwKxOzLha2MUDgW0PjXe3YWzG9nt08N08NKofFFY/Mxyb/oaUy2",
        "0123456789012345678901234567890123456789012345678901234567890123456789ab,4,$2a$04$KBCwKxOzLha2MUDgW0PjXeF52fquTETAhXTYSXaLumx0k.pNz5jvW",
    })
    void hashesAsOthersDo(String password, int cost, String hash) {
        assertThat(Bcrypt.hash(password.getBytes(UTF_8), SALT, cost)).isEqualTo(hash);
    }

    @Test
    void startsFromPi() {
        assertThat(PiDigits.afterThePoint(4)).containsExactly(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344);
    }
}
