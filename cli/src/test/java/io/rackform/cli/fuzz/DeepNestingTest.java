package io.rackform.cli.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.hcl.syntax.SourceFile;
import io.rackform.model.diagnostic.Diagnostic;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is nested ten thousand levels deep gets a message, whoever reads it; and so does what is just not too deep to parse. */
class DeepNestingTest {
    private static final int DEEP = 10_000;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '¦', quoteCharacter = '§', textBlock = """
            PARSER          ¦ a = §§                 ¦ [            ¦ 1 ¦ ]
            PARSER          ¦ §§                     ¦ a {\\n       ¦ b = 1\\n ¦ }\\n
            FORMATTER       ¦ a =                    ¦ [            ¦ 1 ¦ ]
            FORMATTER       ¦ a =                    ¦ "${          ¦ 1 ¦ }"
            FORMATTER       ¦ §§                     ¦ a {\\n       ¦ b = 1\\n ¦ }\\n
            JSON            ¦ {"a":                  ¦ [            ¦ 1 ¦ ]
            JSON            ¦ {"a":                  ¦ {"b":        ¦ 1 ¦ }
            JSON            ¦ {"a": "                ¦ ${[          ¦ 1 ¦ ]}
            EXPRESSION      ¦ §§                     ¦ (            ¦ 1 ¦ )
            EXPRESSION      ¦ §§                     ¦ f(           ¦ 1 ¦ )
            EXPRESSION      ¦ jsondecode("           ¦ [            ¦ 1 ¦ ]
            EXPRESSION      ¦ yamldecode("           ¦ [            ¦ 1 ¦ ]
            EXPRESSION      ¦ regex("                ¦ (            ¦ a ¦ )
            TEMPLATE_STRING ¦ §§                     ¦ %{ if true } ¦ a ¦ %{ endif }
            TEMPLATE_STRING ¦ §§                     ¦ ${[          ¦ 1 ¦ ]}
            CONFIGURATION   ¦ variable "a" {\\ntype = ¦ list(        ¦ any ¦ )
            CONFIGURATION   ¦ resource "terraform_data" "a" {\\n ¦ dynamic "b" {\\nfor_each = [1]\\ncontent {\\n ¦ §§ ¦ }\\n}\\n
            CONFIGURATION   ¦ output "a" {\\nvalue =  ¦ {a=          ¦ 1 ¦ }
            JSON_CONFIGURATION ¦ {"locals": {"a":    ¦ [            ¦ 1 ¦ ]
            JSON_CONFIGURATION ¦ {"variable": {"a": {"type": " ¦ list( ¦ any ¦ )
            VALUES_FILE     ¦ a =                    ¦ [            ¦ 1 ¦ ]
            VALUE_OPTION    ¦ §§                     ¦ [            ¦ 1 ¦ ]
            ADDRESS         ¦ §§                     ¦ module.a.    ¦ §§ ¦ §§
            ADDRESS         ¦ a.b                    ¦ [            ¦ 0 ¦ ]
            """)
    void whatIsNestedTooDeeplyIsAMessage(Reader reader, String before, String open, String middle, String close) {
        String text = newlines(before) + newlines(open).repeat(DEEP) + newlines(middle)
                + newlines(close).repeat(DEEP) + "\n";

        List<Diagnostic> diagnostics = reader.read(new SourceFile("main.rf.hcl", Seeds.bytes(text)));

        assertThat(diagnostics).isNotEmpty().hasSizeLessThan(10);
    }

    /** Deeper than people write and shallow enough for the parser: whoever walks the tree after it must not overflow. */
    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '§', textBlock = """
            FORMATTER     ¦ a =                     ¦ [     ¦ 1   ¦ ]
            EXPRESSION    ¦ §§                      ¦ [     ¦ 1   ¦ ]
            EXPRESSION    ¦ §§                      ¦ {a=   ¦ 1   ¦ }
            CONFIGURATION ¦ output "a" {\\nvalue =   ¦ [     ¦ 1   ¦ ]\\n
            CONFIGURATION ¦ variable "a" {\\ntype =  ¦ list( ¦ any ¦ )\\n
            VALUES_FILE   ¦ nodes =                 ¦ {a=   ¦ 1   ¦ }
            """)
    void whatIsJustNotTooDeepIsRead(Reader reader, String before, String open, String middle, String close) {
        String end = reader == Reader.CONFIGURATION ? "\n}\n" : "\n";
        String text = newlines(before)
                + open.repeat(180)
                + middle
                + close.strip().replace("\\n", "").repeat(180)
                + end;

        assertThat(reader.accepts(Seeds.bytes(text))).isTrue();
    }

    private static String newlines(String text) {
        return text.replace("\\n", "\n");
    }
}
