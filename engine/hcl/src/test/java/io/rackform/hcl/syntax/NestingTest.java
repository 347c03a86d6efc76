package io.rackform.hcl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.model.diagnostic.Diagnostic;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NestingTest {
    private static final int DEEP = 10_000;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '¦', quoteCharacter = '§', textBlock = """
            (                     ¦ 1 ¦ )
            [                     ¦ 1 ¦ ]
            {a=                   ¦ 1 ¦ }
            f(                    ¦ 1 ¦ )
            a[                    ¦ 1 ¦ ]
            -                     ¦ 1 ¦ §§
            !                     ¦ 1 ¦ §§
            "${                   ¦ 1 ¦ }"
            a ? b :               ¦ 1 ¦ §§
            a ?                   ¦ 1 ¦ : b
            1 +                   ¦ 1 ¦ §§
            a == b &&             ¦ 1 ¦ §§
            [for x in             ¦ a ¦ : x]
            {for x in a : x =>    ¦ 1 ¦ }
            §§                    ¦ a ¦ .b
            §§                    ¦ a ¦ [0]
            §§                    ¦ a ¦ [*]
            §§                    ¦ a ¦ .*.b[0]
            (                     ¦ a ¦ ).b
            ((                    ¦ a ¦ + 1)[0].b)
            """)
    void whatIsNestedTooDeeplyIsOneError(String open, String middle, String close) {
        String text = "a = " + open.repeat(DEEP) + middle + close.repeat(DEEP) + "\nb = 1\nc = \n";

        assertTooDeepThenOn(text);
    }

    @ParameterizedTest
    @CsvSource({"%{ if a },x,%{ endif }", "%{ for a in b },x,%{ endfor }"})
    void directivesAreCountedToo(String open, String middle, String close) {
        assertTooDeepThenOn("a = \"" + open.repeat(DEEP) + middle + close.repeat(DEEP) + "\"\nb = 1\nc = \n");
    }

    @Test
    void blocksAreCountedToo() {
        assertTooDeepThenOn("a {\n".repeat(DEEP) + "}\n".repeat(DEEP) + "b = 1\nc = \n");
    }

    private static void assertTooDeepThenOn(String text) {
        Parsed<Body> parsed = parse(text);

        assertThat(parsed.diagnostics())
                .extracting(Diagnostic::summary)
                .containsExactly("Configuration nested too deeply", "Missing expression");
        assertThat(parsed.tree().attributes()).containsKey("b");
        // Whoever walks the tree must not overflow either.
        assertThat(TreeText.of(parsed.tree())).isNotEmpty();
    }

    @Test
    void unclosedBracketsEndTheFile() {
        for (String open : new String[] {"(", "[", "{a=", "f(", "\"${", "a {\n", "[{a=(", "<<E\n${"}) {
            assertThat(parse("a = " + open.repeat(DEEP)).diagnostics()).as(open).hasSizeBetween(1, 3);
        }
    }

    @Test
    void whatPeopleWriteIsNotTooDeep() {
        assertThat(parse("a = " + "(".repeat(150) + "1" + ")".repeat(150)).diagnostics())
                .isEmpty();
        assertThat(parse("a = 1" + " + 1".repeat(150)).diagnostics()).isEmpty();
        assertThat(parse("a = [" + "1, ".repeat(100_000) + "]").diagnostics()).isEmpty();
    }

    private static Parsed<Body> parse(String text) {
        return HclParser.parse(new SourceFile("test.rf.hcl", text.getBytes(StandardCharsets.UTF_8)));
    }
}
