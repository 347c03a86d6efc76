package io.rackform.hcl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StaticExpressionTest {
    @Test
    void aReferenceIsReadWithoutEvaluation() {
        assertThat(StaticExpression.traversal(parse("a.b[\"k\"].c.0"))).hasToString("Optional[a.b[\"k\"].c[0]]");
        assertThat(StaticExpression.traversal(parse("a"))).get().returns("a", Traversal::root);
        assertThat(StaticExpression.traversal(parse("a[b]"))).isEmpty();
        assertThat(StaticExpression.traversal(parse("a[*].b"))).isEmpty();
        assertThat(StaticExpression.traversal(parse("f(a)"))).isEmpty();
        assertThat(StaticExpression.traversal(parse("\"a.b\""))).isEmpty();
    }

    @Test
    void aKeywordIsOneBareWord() {
        assertThat(StaticExpression.keyword(parse("string"))).contains("string");
        assertThat(StaticExpression.keyword(parse("\"string\""))).isEmpty();
        assertThat(StaticExpression.keyword(parse("a.b"))).isEmpty();
    }

    @Test
    void aLiteralStringHasNoInterpolation() {
        assertThat(StaticExpression.literalString(parse("\"a\\tb\""))).contains("a\tb");
        assertThat(StaticExpression.literalString(parse("\"a${b}\""))).isEmpty();
        assertThat(StaticExpression.literalString(parse("1"))).isEmpty();
    }

    @Test
    void elementsAreThoseOfAWrittenTuple() {
        assertThat(StaticExpression.elements(parse("[a, b.c]")).orElseThrow()).hasSize(2);
        assertThat(StaticExpression.elements(parse("a"))).isEmpty();
    }

    private static Expression parse(String text) {
        Parsed<Expression> parsed = HclParser.parseExpression("test", text);
        assertThat(parsed.diagnostics()).isEmpty();
        return parsed.tree();
    }
}
