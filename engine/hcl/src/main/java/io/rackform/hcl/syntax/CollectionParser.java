package io.rackform.hcl.syntax;

import io.rackform.hcl.syntax.Expression.ObjectOf;
import io.rackform.model.diagnostic.SourceRange;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.StringValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses what has many parts in brackets: tuples, objects, for expressions and calls. */
final class CollectionParser {
    private static final String INVALID_FOR = "Invalid 'for' expression";

    private final TokenReader in;
    private final ExpressionParser expressions;

    CollectionParser(TokenReader in, ExpressionParser expressions) {
        this.in = in;
        this.expressions = expressions;
    }

    Expression tuple() {
        boolean before = in.setLinesMatter(false);
        int open = in.take();
        if (in.isWord("for")) {
            return forEach(open, TokenKind.CLOSE_BRACKET, before);
        }
        List<Expression> elements = new ArrayList<>();
        elements(open, TokenKind.CLOSE_BRACKET, elements);
        in.setLinesMatter(before);
        return new Expression.TupleOf(elements, in.since(open));
    }

    /** Parses elements with commas between them, and the closer; returns whether dots expanded the last one. */
    private boolean elements(int open, TokenKind closer, List<Expression> elements) {
        int tallest = 0;
        boolean expanded = false;
        while (!in.is(closer)) {
            if (in.kind().closes() && reportUnclosed(open, closer)) {
                break;
            }
            elements.add(expressions.expression());
            tallest = Math.max(tallest, expressions.height());
            if (!in.recovering() && in.is(TokenKind.ELLIPSIS) && closer == TokenKind.CLOSE_PARENTHESIS) {
                in.take();
                expanded = true;
                if (!in.is(closer)) {
                    in.fail(
                            "Missing closing parenthesis",
                            "An argument that is expanded with \"...\" must be the last one, followed by \")\".");
                }
            }
            if (!in.recovering() && !in.is(TokenKind.COMMA) && !in.is(closer)) {
                reportSeparator(open, closer);
            }
            if (in.recovering() && !in.resumeAtElement(closer, false)) {
                break;
            }
            in.takeIf(TokenKind.COMMA);
        }
        if (!in.recovering()) {
            in.takeIf(closer);
        }
        expressions.setHeight(tallest + 1);
        return expanded;
    }

    private void reportSeparator(int open, TokenKind closer) {
        if (reportUnclosed(open, closer)) {
            return;
        }
        if (closer == TokenKind.CLOSE_PARENTHESIS) {
            in.fail(
                    "Missing argument separator",
                    "A comma is required between the arguments of a function, but found " + in.found() + ".");
        } else {
            in.fail(
                    "Missing item separator",
                    "Expected a comma before the next item or \"]\" after the last, but found " + in.found() + ".");
        }
    }

    /**
     * Reports a bracket that is not closed, if that is what the next token, which can't go on with its content, tells:
     * the file or an outer bracket ends, or a new attribute or block starts.
     */
    boolean reportUnclosed(int open, TokenKind closer) {
        boolean ends = in.is(TokenKind.END) || (in.kind().closes() && !in.is(closer));
        // Of "name = value" in a new line the name was taken for a part of the content.
        boolean nameTaken = in.is(TokenKind.EQUAL) && in.startsLine(in.last());
        if (!ends && !nameTaken && !startsItem()) {
            return false;
        }
        if (nameTaken) {
            in.giveBack();
        }
        String place = in.is(TokenKind.END) ? "" : " in line " + in.tokens().line(in.at());
        in.failAt(
                in.tokens().range(open),
                "Unclosed bracket",
                "The \"%s\" here is not closed: expected \"%s\", but found %s%s."
                        .formatted(in.tokens().text(open), closer.symbol(), in.found(), place));
        return true;
    }

    /** Whether the next token looks like the start of an attribute or block in its own line. */
    private boolean startsItem() {
        TokenKind second = in.second();
        return in.startsLine(in.at())
                && in.is(TokenKind.IDENTIFIER)
                && (second == TokenKind.EQUAL || second == TokenKind.OPEN_BRACE || second == TokenKind.OPEN_QUOTE);
    }

    Expression object() {
        boolean before = in.setLinesMatter(false);
        int open = in.take();
        if (in.isWord("for")) {
            return forEach(open, TokenKind.CLOSE_BRACE, before);
        }
        in.setLinesMatter(true);
        List<ObjectOf.Item> items = new ArrayList<>();
        int tallest = 0;
        while (true) {
            in.skipNewlines();
            if (in.is(TokenKind.CLOSE_BRACE)) {
                break;
            }
            if (in.kind().closes() && reportUnclosed(open, TokenKind.CLOSE_BRACE)) {
                break;
            }
            ObjectOf.Item item = item();
            tallest = Math.max(tallest, expressions.height());
            if (item != null) {
                items.add(item);
                if (!in.recovering() && !endsItem()) {
                    in.fail(
                            "Missing attribute separator",
                            "Expected a newline or comma before the next attribute, but found " + in.found() + ".");
                }
            }
            if (in.recovering() && !in.resumeAtElement(TokenKind.CLOSE_BRACE, true)) {
                break;
            }
            in.takeIf(TokenKind.COMMA);
        }
        if (!in.recovering()) {
            in.takeIf(TokenKind.CLOSE_BRACE);
        }
        in.setLinesMatter(before);
        expressions.setHeight(tallest + 1);
        return new ObjectOf(items, in.since(open));
    }

    private boolean endsItem() {
        return in.is(TokenKind.COMMA) || in.is(TokenKind.NEWLINE) || in.is(TokenKind.CLOSE_BRACE);
    }

    private ObjectOf.@Nullable Item item() {
        Expression key = key(expressions.expression());
        int tallest = expressions.height();
        if (in.recovering()) {
            return null;
        }
        if (!in.is(TokenKind.EQUAL) && !in.is(TokenKind.COLON)) {
            if (in.is(TokenKind.NEWLINE) || in.is(TokenKind.COMMA) || in.is(TokenKind.CLOSE_BRACE)) {
                in.fail(
                        "Missing attribute value",
                        "Expected \"=\" and a value after the attribute's name, but found " + in.found() + ".");
            } else {
                in.fail(
                        "Missing key/value separator",
                        "Expected \"=\" between the attribute's name and its value, but found " + in.found()
                                + ". A name with blanks or periods must be in quotes.");
            }
            return null;
        }
        in.take();
        Expression value = expressions.expression();
        expressions.setHeight(Math.max(tallest, expressions.height()));
        return new ObjectOf.Item(key, value);
    }

    /** A bare name is a literal key. */
    private Expression key(Expression written) {
        return switch (written) {
            case Expression.Reference name ->
                new Expression.Literal(new StringValue(TemplateText.normalize(name.name())), name.range());
            case Expression.Literal literal
            when isKeyword(literal) ->
                new Expression.Literal(new StringValue(in.tokens().text(in.last())), literal.range());
            default -> written; // allow default: every other expression is evaluated for its key
        };
    }

    private static boolean isKeyword(Expression.Literal literal) {
        return switch (literal.value()) {
            case BoolValue ignored -> true;
            case NullValue ignored -> true;
            default -> false; // allow default: numbers and strings are keys as they are
        };
    }

    Expression call() {
        int first = in.take();
        StringBuilder name = new StringBuilder(in.tokens().text(first));
        while (in.takeIf(TokenKind.DOUBLE_COLON)) {
            if (!in.is(TokenKind.IDENTIFIER)) {
                in.fail(
                        "Missing function name",
                        "Expected a function's name after \"" + name + "::\", but found " + in.found() + ".");
                return in.failed();
            }
            name.append("::").append(in.text());
            in.take();
        }
        SourceRange nameRange = in.since(first);
        if (!in.is(TokenKind.OPEN_PARENTHESIS)) {
            in.fail(
                    "Missing open parenthesis",
                    "A name with \"::\" is a function: expected \"(\" and its arguments, but found " + in.found()
                            + ".");
            return in.failed();
        }
        boolean before = in.setLinesMatter(false);
        int open = in.take();
        List<Expression> arguments = new ArrayList<>();
        boolean expanded = elements(open, TokenKind.CLOSE_PARENTHESIS, arguments);
        in.setLinesMatter(before);
        String shared = name.indexOf("::") < 0 ? in.tokens().text(first) : name.toString();
        return new Expression.Call(shared, nameRange, arguments, expanded, in.since(first));
    }

    private Expression forEach(int open, TokenKind closer, boolean linesBefore) {
        Expression result = forParts(open, closer);
        if (in.recovering()) {
            in.resumeAfter(closer);
        }
        in.setLinesMatter(linesBefore);
        return result;
    }

    private Expression forParts(int open, TokenKind closer) {
        ForHeader header = forHeader("an expression", TokenKind.COLON);
        if (header == null) {
            return in.failed();
        }
        int tallest = expressions.height();
        Expression keyResult = null;
        Expression valueResult = expressions.expression();
        tallest = Math.max(tallest, expressions.height());
        boolean object = closer == TokenKind.CLOSE_BRACE;
        if (!in.recovering() && in.is(TokenKind.ARROW) != object) {
            invalidFor(
                    object
                            ? "A \"for\" in braces makes an object: it needs a key and a value, as in \"key => value\"."
                            : "A \"for\" in brackets makes a tuple: it has no key. For an object, use braces.");
        }
        if (!in.recovering() && in.takeIf(TokenKind.ARROW)) {
            keyResult = valueResult;
            valueResult = expressions.expression();
            tallest = Math.max(tallest, expressions.height());
        }
        boolean grouping = false;
        if (!in.recovering() && in.is(TokenKind.ELLIPSIS)) {
            grouping = true;
            if (!object) {
                invalidFor("The grouping dots (...) are only used where the \"for\" makes an object.");
            }
            in.take();
        }
        Expression condition = null;
        if (!in.recovering() && in.isWord("if")) {
            in.take();
            condition = expressions.expression();
            tallest = Math.max(tallest, expressions.height());
        }
        if (!in.recovering() && !in.takeIf(closer)) {
            if (!reportUnclosed(open, closer)) {
                invalidFor("Expected \"" + closer.symbol() + "\" or \"if\" after the result, but found " + in.found()
                        + ".");
            }
        }
        expressions.setHeight(tallest + 1);
        return new Expression.ForEach(
                header.key(),
                header.value(),
                header.collection(),
                keyResult,
                valueResult,
                condition,
                grouping,
                in.since(open));
    }

    /** {@code for key, value in collection}. */
    record ForHeader(@Nullable String key, String value, Expression collection) {}

    /**
     * Parses the header of a for expression or directive, the word {@code for} included.
     *
     * @param end what must follow the collection; taken where it is a colon
     */
    @Nullable
    ForHeader forHeader(String what, TokenKind end) {
        in.take();
        String first = name("\"for\" needs a name for the element, as in \"for item in list\"");
        String second = null;
        if (!in.recovering() && in.takeIf(TokenKind.COMMA)) {
            second = name("\"for\" needs a second name after the comma, as in \"for key, value in map\"");
        }
        if (!in.recovering() && !in.isWord("in")) {
            invalidFor("Expected \"in\" and a collection after the names, but found " + in.found() + ".");
        }
        if (in.recovering()) {
            return null;
        }
        in.take();
        Expression collection = expressions.expression();
        if (!in.recovering() && end == TokenKind.COLON && !in.takeIf(TokenKind.COLON)) {
            invalidFor("Expected \":\" and " + what + " after the collection, but found " + in.found() + ".");
        }
        if (in.recovering()) {
            return null;
        }
        return new ForHeader(second == null ? null : first, second == null ? first : second, collection);
    }

    private String name(String problem) {
        if (!in.is(TokenKind.IDENTIFIER)) {
            invalidFor(problem + ", but found " + in.found() + ".");
            return "";
        }
        String name = in.text();
        in.take();
        return name;
    }

    private void invalidFor(String detail) {
        in.fail(INVALID_FOR, detail);
    }
}
