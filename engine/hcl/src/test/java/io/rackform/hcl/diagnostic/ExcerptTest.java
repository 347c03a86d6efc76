package io.rackform.hcl.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.hcl.syntax.SourceFile;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.SourceRange;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExcerptTest {
    private static Excerpt excerpt(String text, String subject) {
        return excerpt(text, subject, subject);
    }

    private static Excerpt excerpt(String text, String subject, String context) {
        SourceFile file = new SourceFile("main.tf", text.getBytes(StandardCharsets.UTF_8));
        Diagnostic fault = Diagnostic.error("S", "D", range(text, subject)).within(range(text, context));
        return new Excerpt.Source(name -> Optional.of(file)).of(fault).orElseThrow();
    }

    private static SourceRange range(String text, String part) {
        int at = text.indexOf(part);
        return new SourceRange("main.tf", position(text, at), position(text, at + part.length()));
    }

    private static SourceRange.Position position(String text, int at) {
        String before = text.substring(0, at);
        return new SourceRange.Position(
                before.getBytes(StandardCharsets.UTF_8).length,
                1 + (int) before.chars().filter(each -> each == '\n').count(),
                at - before.lastIndexOf('\n'));
    }

    private static String marked(Excerpt excerpt) {
        byte[] code = excerpt.code().getBytes(StandardCharsets.UTF_8);
        return new String(code, excerpt.from(), excerpt.to() - excerpt.from(), StandardCharsets.UTF_8);
    }

    @Test
    void countsBytesOfTheCodeThatItShows() {
        Excerpt excerpt = excerpt("locals {\n  ä = \"東京\" + 1\n}\n", "\"東京\"");

        assertThat(excerpt).isEqualTo(new Excerpt("locals", "  ä = \"東京\" + 1", 2, 7, 15));
        assertThat(marked(excerpt)).isEqualTo("\"東京\"");
    }

    @Test
    void showsTheLinesOfTheContextWithoutTheirCarriageReturns() {
        Excerpt excerpt =
                excerpt("locals {\r\n  a = [\r\n\r\n    x,\r\n  ]\r\n}\r\n", "x,\r\n  ]", "[\r\n\r\n    x,\r\n  ]");

        assertThat(excerpt.code()).isEqualTo("  a = [\n\n    x,\n  ]");
        assertThat(excerpt.line()).isEqualTo(2);
        assertThat(marked(excerpt)).isEqualTo("x,\n  ]");
    }

    @Test
    void marksAByteWhereTheSubjectIsEmptyAndNothingBehindTheEnd() {
        assertThat(marked(excerpt("a = b", ""))).isEqualTo("a");
        assertThat(excerpt("a =", "a =").to()).isEqualTo(3);
        SourceFile file = new SourceFile("main.tf", "a =".getBytes(StandardCharsets.UTF_8));
        SourceRange.Position end = new SourceRange.Position(3, 1, 4);
        Diagnostic fault = Diagnostic.error("S", "D", new SourceRange("main.tf", end, end));

        assertThat(new Excerpt.Source(name -> Optional.of(file)).of(fault)).contains(new Excerpt(null, "a =", 1, 3, 3));
    }

    @Test
    void passwordsOfUrlsAreStarsOfTheSameLength() {
        Excerpt excerpt = excerpt("x = \"https://me:gehäim$1@host/a\" + y", "y");

        assertThat(excerpt.code()).isEqualTo("x = \"https://************@host/a\" + y");
        assertThat(marked(excerpt)).isEqualTo("y");
    }
}
