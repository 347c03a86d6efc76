package io.rackform.hcl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.model.diagnostic.SourceRange;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangesTest {
    /** The range of the reference {@code x} in a text, as bytes, and as lines and columns. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '¦', quoteCharacter = '§', textBlock = """
            a = x                 ¦ 4-5 1,5-1,6
            a = [\\n\\tx]         ¦ 7-8 2,2-2,3
            a = "é${x}"           ¦ 9-10 1,9-1,10
            a = "e\u0301${x}"     ¦ 10-11 1,9-1,10
            a = "👩‍👩‍👧${x}"      ¦ 25-26 1,9-1,10
            a = /* é\\n ü */ x    ¦ 17-18 2,7-2,8
            a = <<E\\né\\n ${x}\\nE\\n ¦ 14-15 3,4-3,5
            # é\\r\\na = x        ¦ 10-11 2,5-2,6
            """)
    void placesAreInBytesAndInCharactersAsAPersonCountsThem(String text, String expected) {
        Body body = parse(text.replace("\\n", "\n").replace("\\t", "\t").replace("\\r", "\r"));
        SourceRange range = Variables.of(body).getFirst().range();

        assertThat(range.start().offset() + "-" + range.end().offset() + " " + place(range.start()) + "-"
                        + place(range.end()))
                .isEqualTo(expected);
    }

    @Test
    void aByteOrderMarkTakesBytesButNoColumn() {
        SourceRange range = Variables.of(parse("\ufeffa = x")).getFirst().range();

        assertThat(range.start()).isEqualTo(new SourceRange.Position(7, 1, 5));
    }

    @Test
    void everyPartOfABlockHasItsRange() {
        String text = "resource \"a\" b {\n  c = f(1) # d\n}\n";
        Block block = parse(text).blocks().getFirst();

        assertThat(cut(text, block.range())).isEqualTo("resource \"a\" b {\n  c = f(1) # d\n}");
        assertThat(cut(text, block.headerRange())).isEqualTo("resource \"a\" b");
        assertThat(cut(text, block.typeRange())).isEqualTo("resource");
        assertThat(cut(text, block.labels().get(0).range())).isEqualTo("\"a\"");
        assertThat(cut(text, block.labels().get(1).range())).isEqualTo("b");
        assertThat(cut(text, block.body().range())).isEqualTo("{\n  c = f(1) # d\n}");
        assertThat(block.body().missingItemRange().start().offset()).isEqualTo(text.indexOf('}'));
        Attribute attribute = List.copyOf(block.body().attributes().values()).getFirst();
        assertThat(cut(text, attribute.range())).isEqualTo("c = f(1)");
        assertThat(cut(text, attribute.nameRange())).isEqualTo("c");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '§',
            value = {
                "a + b",
                "a ? b : c",
                "-a",
                "(a)",
                "[a, b]",
                "{ a = 1 }",
                "f(a, b...)",
                "a.b[0].c",
                "a[*].b",
                "a.*.b[1]",
                "\"x${a}\"",
                "[for a in b : a]",
                "{for a in b : a => a... if a}"
            })
    void anExpressionsRangeIsAllOfItsText(String text) {
        Expression expression =
                HclParser.parseExpression("test", "  " + text + " # end").tree();

        assertThat(expression.range().start().offset()).isEqualTo(2);
        assertThat(expression.range().end().offset()).isEqualTo(2 + text.length());
    }

    private static String place(SourceRange.Position position) {
        return position.line() + "," + position.column();
    }

    private static String cut(String text, SourceRange range) {
        return text.substring(range.start().offset(), range.end().offset());
    }

    private static Body parse(String text) {
        Parsed<Body> parsed = HclParser.parse(new SourceFile("test.rf.hcl", text.getBytes(StandardCharsets.UTF_8)));
        assertThat(parsed.diagnostics()).isEmpty();
        return parsed.tree();
    }
}
