package io.rackform.hcl.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeTextTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '¦', quoteCharacter = '§', textBlock = """
            plain é 👩‍👩‍👧 text      ¦ plain é 👩‍👩‍👧 text
            a\\nb\\tc             ¦ a\\nb\\tc
            a\\r\\nb              ¦ a\\nb
            a\\rb                 ¦ a�b
            a\\e[31;1mb\\e[0mc    ¦ abc
            a\\e]0;title\\ab      ¦ ab
            a\\e]8;;x\\e\\\\b     ¦ ab
            a\\e]0;open           ¦ a0;open
            a\\ePq\\e\\\\b        ¦ ab
            a\\e(Bb\\ecc          ¦ abc
            a\\e                  ¦ a
            a\\e[                 ¦ a
            a\\9bKb               ¦ ab
            a\\0b\\7fc            ¦ a�b�c
            a\\u202eb\\u2066c     ¦ a�b�c
            a\\u2028b             ¦ a�b
            """)
    void removesWhatATerminalWouldObey(String text, String expected) {
        assertThat(SafeText.of(decode(text))).isEqualTo(decode(expected));
    }

    private static String decode(String text) {
        return text.replace("\\\\", "\\")
                .replace("\\e", "\u001b")
                .replace("\\a", "\u0007")
                .replace("\\9b", "\u009b")
                .replace("\\0", "\u0000")
                .replace("\\7f", "\u007f")
                .replace("\\u202e", "\u202e")
                .replace("\\u2066", "\u2066")
                .replace("\\u2028", "\u2028")
                .replace("\\r", "\r")
                .replace("\\n", "\n")
                .replace("\\t", "\t");
    }

    @Test
    void noInputLeavesAnEscape() {
        Random random = new Random(7);
        String alphabet = "a\u001b[]P(;0m\\\u0007\u009b\u009c\n\r\u0000\ud83d\ude00\u202e";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(12); length >= 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String safe = SafeText.of(text.toString());
            assertThat(safe.chars().filter(c -> (c < ' ' && c != '\n') || (c >= 0x7F && c <= 0x9F) || c == 0x202E))
                    .as(text.toString())
                    .isEmpty();
            assertThat(SafeText.of(safe)).isEqualTo(safe);
        }
    }

    @Test
    void aLineIsCutToItsLength() {
        assertThat(SafeText.line("a\nb\tc", 10)).isEqualTo("a b c");
        assertThat(SafeText.line("0123456789", 10)).isEqualTo("0123456789");
        assertThat(SafeText.line("0123456789a", 10)).isEqualTo("012345678…");
        assertThat(SafeText.line("😀".repeat(20), 10)).isEqualTo("😀".repeat(9) + "…");
        assertThat(SafeText.line("\u001b[31m".repeat(1000), 10)).isEqualTo("…");
    }
}
