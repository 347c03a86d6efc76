package io.rackform.hcl.syntax;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * Parses the native syntax. Every fault is a diagnostic, and the tree holds what could be understood; an expression that
 * could not be is a literal marked failed.
 */
public final class HclParser {
    private HclParser() {}

    /** Parses a file of attributes and blocks. */
    public static Parsed<Body> parse(SourceFile file) {
        return parse(scan(file));
    }

    /** Cuts a file of attributes and blocks into tokens, comments and newlines among them. */
    public static Tokens scan(SourceFile file) {
        return Scanner.scan(file);
    }

    /** Parses the tokens of a file of attributes and blocks. */
    public static Parsed<Body> parse(Tokens tokens) {
        TokenReader in = new TokenReader(tokens, true);
        Body body = new BodyParser(in).file();
        return new Parsed<>(body, in.diagnostics());
    }

    /** Parses a file that is one expression, which may go over several lines. */
    public static Parsed<Expression> parseExpression(SourceFile file) {
        return expression(Scanner.scan(file));
    }

    /**
     * Parses text as one expression.
     *
     * @param name as messages show it, such as {@code <console>}
     */
    public static Parsed<Expression> parseExpression(String name, String text) {
        return parseExpression(new SourceFile(name, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Parses an expression that stands in one line of a larger text, such as a JSON string. */
    public static Parsed<Expression> parseExpression(SourceFile file, Origin origin) {
        return expression(Scanner.scan(file, origin));
    }

    /** Parses a file that is one template, without quotes around it and without escapes by backslash. */
    public static Parsed<Expression> parseTemplate(SourceFile file) {
        return template(Scanner.scanTemplate(file));
    }

    /**
     * Parses a template that stands in one line of a larger text, such as a JSON string; newlines in it are escapes
     * there.
     */
    public static Parsed<Expression> parseTemplate(SourceFile file, Origin origin) {
        return template(Scanner.scanTemplate(file, origin));
    }

    private static Parsed<Expression> expression(Tokens tokens) {
        return whole(tokens, ExpressionParser::expression);
    }

    private static Parsed<Expression> template(Tokens tokens) {
        return whole(tokens, expressions -> expressions.templates().bare());
    }

    private static Parsed<Expression> whole(Tokens tokens, Function<ExpressionParser, Expression> parse) {
        TokenReader in = new TokenReader(tokens, false);
        Expression expression = parse.apply(new ExpressionParser(in));
        if (!in.recovering() && !in.is(TokenKind.END)) {
            in.fail(
                    "Extra characters after expression",
                    "The expression is complete here, but found " + in.found() + ". An operator may be missing.");
        }
        return new Parsed<>(expression, in.diagnostics());
    }
}
