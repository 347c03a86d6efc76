package io.rackform.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AccessVariablesTest {
    private static String value(String value) {
        String text = AccessVariables.text(Map.of("d", Map.of("password", value)));
        return text.substring(text.indexOf("password = ") + 11, text.lastIndexOf("\n  }"));
    }

    @Test
    void escapesWhatMeansSomethingInAString() {
        assertThat(value("a\"b\\c")).isEqualTo("\"a\\\"b\\\\c\"");
        assertThat(value("${x} %{y} $x")).isEqualTo("\"$${x} %%{y} $x\"");
        assertThat(value("a\tb\u001b\nc")).isEqualTo("\"a\\tb\\u001b\\nc\"");
        assertThat(value("grün €")).isEqualTo("\"grün €\"");
    }

    @Test
    void writesLinesAsTheyAre() {
        assertThat(value("one\n  two \"${x}\"\n")).isEqualTo("<<PEM\none\n  two \"$${x}\"\nPEM");
        assertThat(value("PEM\n PEM_\n")).isEqualTo("<<PEM__\nPEM\n PEM_\nPEM__");
    }
}
