package io.rackform.hcl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TypedTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "{ a = [1,",
                "upper(",
                "[for x in y :\n  x",
                "<<EOT",
                "<<-EOT\n  text",
                "<<EOT\n${upper(\"a\")",
                "\"a ${upper(",
                "\"${",
                "/* a comment",
                "[1] [",
                "[ # ]"
            })
    void somethingIsOpen(String text) {
        assertThat(TypedText.of(text).open()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1 +",
                "\"a",
                "upper(\"a",
                "[\"a\nb",
                "\"[\"",
                "[1]",
                ")",
                "[1))",
                "<<EOT\ntext\nEOT",
                "/* [ */ 1",
                "1 # [",
                "a < b",
                "\"$${\"",
                "\"${a}[\""
            })
    void nothingIsOpen(String text) {
        assertThat(TypedText.of(text).open()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "# a", "// a", "/* a */", "\n\n"})
    void thereIsNothing(String text) {
        assertThat(TypedText.of(text).empty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "/* a", "\"", "\n[\n", "\u0000"})
    void thereIsSomething(String text) {
        assertThat(TypedText.of(text).empty()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "\"a ${b} c", "<<EOT\nab", "[\"a", "\"${\"x"})
    void theCursorIsInText(String text) {
        assertThat(TypedText.of(text).inText()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "\"a\"", "\"a ${b", "<<EOT\n${a", "<<EOT\na\nEOT\n", "# \""})
    void theCursorIsInCode(String text) {
        assertThat(TypedText.of(text).inText()).isFalse();
    }
}
