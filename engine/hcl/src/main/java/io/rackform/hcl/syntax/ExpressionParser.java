package io.rackform.hcl.syntax;

import io.rackform.hcl.syntax.Expression.BinaryOperator;
import io.rackform.hcl.syntax.Expression.UnaryOperator;
import io.rackform.model.diagnostic.SourceRange;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.Value;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Parses expressions by recursive descent.
 *
 * <pre>
 * expression = binary ("?" expression ":" expression)?
 * binary     = unary (operator unary)*                    by precedence, from the left
 * unary      = ("-" | "!") unary | term step*
 * step       = "." name | "." number | "[" expression "]" | "[*]" step* | ".*" ("." name)*
 * term       = number | "true" | "false" | "null" | name | call | template | "(" expression ")" | tuple | object | for
 * </pre>
 */
final class ExpressionParser {
    private final TokenReader in;
    private final CollectionParser collections;
    private final TemplateParser templates;
    private int height;

    ExpressionParser(TokenReader in) {
        this.in = in;
        this.collections = new CollectionParser(in, this);
        this.templates = new TemplateParser(in, this);
    }

    TemplateParser templates() {
        return templates;
    }

    CollectionParser collections() {
        return collections;
    }

    /** How many levels of nodes the expression that was parsed last has. */
    int height() {
        return height;
    }

    /** Sets the height of an expression that another parser made. */
    void setHeight(int newHeight) {
        height = newHeight;
    }

    /** Parses an expression. On an error the rest of it is not read: {@link TokenReader#recovering} is then true. */
    Expression expression() {
        if (!in.enter()) {
            return in.failed();
        }
        int first = in.at();
        Expression condition = binary(0);
        Expression result = condition;
        if (in.is(TokenKind.QUESTION) && !in.recovering()) {
            result = conditional(first, condition);
        }
        in.leave();
        return result;
    }

    private Expression conditional(int first, Expression condition) {
        int tallest = height;
        in.take();
        Expression then = expression();
        tallest = Math.max(tallest, height);
        if (in.recovering()) {
            return in.failed();
        }
        if (!in.takeIf(TokenKind.COLON)) {
            in.fail(
                    "Missing false expression in conditional",
                    "A conditional needs a second result after a colon, as in \"condition ? yes : no\". Expected \":\", but"
                            + " found " + in.found() + newlineHint());
            return in.failed();
        }
        Expression otherwise = expression();
        height = Math.max(tallest, height) + 1;
        return new Expression.Conditional(condition, then, otherwise, in.since(first));
    }

    private Expression binary(int lowest) {
        int first = in.at();
        Expression left = unary();
        int leftHeight = height;
        while (!in.recovering()) {
            BinaryOperator operator = operator(in.kind());
            if (operator == null || precedence(operator) < lowest) {
                break;
            }
            in.take();
            Expression right = binary(precedence(operator) + 1);
            leftHeight = Math.max(leftHeight, height) + 1;
            left = new Expression.Binary(operator, left, right, in.since(first));
            if (leftHeight > TokenReader.DEEPEST) {
                return tooDeep(left);
            }
        }
        height = leftHeight;
        return left;
    }

    /** What is too deep is cut off, so that what it is a part of is not too deep as well. */
    private Expression tooDeep(Expression expression) {
        in.tooDeep(expression.range());
        height = 1;
        return in.failed();
    }

    private static @Nullable BinaryOperator operator(TokenKind kind) {
        return switch (kind) {
            case OR -> BinaryOperator.OR;
            case AND -> BinaryOperator.AND;
            case EQUAL_EQUAL -> BinaryOperator.EQUAL;
            case NOT_EQUAL -> BinaryOperator.NOT_EQUAL;
            case LESS -> BinaryOperator.LESS;
            case LESS_OR_EQUAL -> BinaryOperator.LESS_OR_EQUAL;
            case GREATER -> BinaryOperator.GREATER;
            case GREATER_OR_EQUAL -> BinaryOperator.GREATER_OR_EQUAL;
            case PLUS -> BinaryOperator.ADD;
            case MINUS -> BinaryOperator.SUBTRACT;
            case STAR -> BinaryOperator.MULTIPLY;
            case SLASH -> BinaryOperator.DIVIDE;
            case PERCENT -> BinaryOperator.MODULO;
            default -> null; // allow default: no other token is an operator
        };
    }

    private static int precedence(BinaryOperator operator) {
        return switch (operator) {
            case OR -> 0;
            case AND -> 1;
            case EQUAL, NOT_EQUAL -> 2;
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> 3;
            case ADD, SUBTRACT -> 4;
            case MULTIPLY, DIVIDE, MODULO -> 5;
        };
    }

    private Expression unary() {
        if (!in.is(TokenKind.MINUS) && !in.is(TokenKind.NOT)) {
            return steps(term(), height);
        }
        if (!in.enter()) {
            return in.failed();
        }
        int first = in.take();
        UnaryOperator operator = in.tokens().kind(first) == TokenKind.MINUS ? UnaryOperator.NEGATE : UnaryOperator.NOT;
        Expression operand = unary();
        height++;
        in.leave();
        return new Expression.Unary(operator, operand, in.since(first));
    }

    /** Parses what follows a term: attributes, indexes and splats. */
    private Expression steps(Expression term, int termHeight) {
        Expression source = term;
        int tall = termHeight;
        while (!in.recovering()) {
            if (in.is(TokenKind.DOT)) {
                height = 0;
                source = in.second() == TokenKind.STAR ? attributeSplat(source) : attribute(source);
                tall = Math.max(tall, height) + 1;
            } else if (in.is(TokenKind.OPEN_BRACKET)) {
                source = in.second() == TokenKind.STAR ? fullSplat(source) : index(source);
                tall = Math.max(tall, height) + 1;
            } else {
                break;
            }
            if (tall > TokenReader.DEEPEST) {
                return tooDeep(source);
            }
        }
        height = tall;
        return source;
    }

    private Expression attribute(Expression source) {
        in.take();
        return switch (in.kind()) {
            case IDENTIFIER -> {
                String name = in.text();
                SourceRange nameRange = in.tokens().range(in.take());
                yield new Expression.GetAttribute(
                        source, name, nameRange, source.range().to(nameRange));
            }
            case NUMBER -> {
                String digits = in.text();
                int dot = digits.indexOf('.');
                if (dot >= 0) {
                    in.fail(
                            "Invalid legacy index syntax",
                            "Two indexes can't be chained with dots: they read as a number with a fraction. Write [%s][%s]."
                                    .formatted(digits.substring(0, dot), digits.substring(dot + 1)));
                    yield in.failed();
                }
                if (NumberText.parse(digits).isEmpty()) {
                    in.fail("Invalid number literal", NumberText.problem(digits));
                    yield in.failed();
                }
                SourceRange nameRange = in.tokens().range(in.take());
                yield new Expression.GetAttribute(
                        source, digits, nameRange, source.range().to(nameRange));
            }
            default -> { // allow default: nothing else may follow a dot
                in.fail(
                        "Invalid attribute name",
                        "An attribute name is required after a dot, but found " + in.found() + ".");
                yield in.failed();
            }
        };
    }

    /** {@code source.*}: only the attributes that follow belong to the element, an index takes from the result. */
    private Expression attributeSplat(Expression source) {
        in.take();
        SourceRange star = in.tokens().range(in.take());
        Expression each = new Expression.SplatElement(star);
        int steps = 0;
        while (in.is(TokenKind.DOT) && !in.recovering()) {
            if (in.second() == TokenKind.STAR) {
                in.fail(
                        "Nested splat expression not allowed",
                        "A splat \".*\" cannot stand within another one. Use \"[*]\", which can.");
                break;
            }
            each = attribute(each);
            if (++steps > TokenReader.DEEPEST) {
                return tooDeep(each);
            }
        }
        height = steps + 1;
        return new Expression.Splat(source, each, false, source.range().to(each.range()));
    }

    /** {@code source[*]}: everything that follows belongs to the element. */
    private Expression fullSplat(Expression source) {
        boolean before = in.setLinesMatter(false);
        int open = in.take();
        in.take();
        if (!in.is(TokenKind.CLOSE_BRACKET)) {
            in.fail(
                    "Missing close bracket on splat index",
                    "The star of a splat must be followed by a closing bracket, as in \"[*]\", but found " + in.found()
                            + ".");
            in.setLinesMatter(before);
            return in.failed();
        }
        in.take();
        in.setLinesMatter(before);
        if (!in.enter()) {
            return in.failed();
        }
        Expression each = steps(new Expression.SplatElement(in.since(open)), 1);
        in.leave();
        return new Expression.Splat(source, each, true, source.range().to(each.range()));
    }

    private Expression index(Expression source) {
        boolean before = in.setLinesMatter(false);
        int open = in.take();
        Expression key = expression();
        boolean closed = closeAfter(open, TokenKind.CLOSE_BRACKET);
        in.setLinesMatter(before);
        SourceRange range = source.range().to(in.since(open));
        return closed ? new Expression.GetIndex(source, key, range) : in.failed();
    }

    /** Takes the bracket that closes the one expression in it, or reports what stands there instead. */
    private boolean closeAfter(int open, TokenKind closer) {
        if (!in.recovering() && !in.is(closer)) {
            if (!collections.reportUnclosed(open, closer)) {
                in.fail(
                        "Extra characters in brackets",
                        "Expected \"" + closer.symbol() + "\" after the expression, but found " + in.found()
                                + ". An operator or a comma may be missing.");
            }
        }
        if (in.recovering()) {
            return in.resumeAfter(closer);
        }
        in.take();
        return true;
    }

    private Expression term() {
        height = 1;
        return switch (in.kind()) {
            case NUMBER -> number();
            case IDENTIFIER -> word();
            case OPEN_QUOTE, OPEN_HEREDOC -> templates.template();
            case OPEN_PARENTHESIS -> parentheses();
            case OPEN_BRACKET -> collections.tuple();
            case OPEN_BRACE -> collections.object();
            default -> { // allow default: nothing else starts an expression
                missing();
                yield in.failed();
            }
        };
    }

    private Expression parentheses() {
        boolean before = in.setLinesMatter(false);
        int open = in.take();
        Expression inner = expression();
        boolean closed = closeAfter(open, TokenKind.CLOSE_PARENTHESIS);
        in.setLinesMatter(before);
        height++;
        return closed ? new Expression.Parentheses(inner, in.since(open)) : in.failed();
    }

    private Expression number() {
        SourceRange range = in.range();
        String text = in.text();
        in.take();
        if (!in.recovering()
                && in.is(TokenKind.IDENTIFIER)
                && range.end().offset() == in.range().start().offset()) {
            in.failAt(
                    range.to(in.range()),
                    "Invalid number literal",
                    "A number is written in decimal digits, with a fraction or an exponent if need be. A name can't start"
                            + " with a digit; text belongs in quotes.");
            return in.failed();
        }
        Optional<NumberValue> value = NumberText.parse(text);
        if (value.isEmpty()) {
            in.report(range, "Invalid number literal", NumberText.problem(text));
            return in.failed();
        }
        return new Expression.Literal(value.get(), range);
    }

    /** A keyword, a call, or the first name of a reference. */
    private Expression word() {
        String name = in.text();
        if (in.second() == TokenKind.OPEN_PARENTHESIS || in.second() == TokenKind.DOUBLE_COLON) {
            return collections.call();
        }
        SourceRange range = in.tokens().range(in.take());
        Value value = switch (name) {
            case "true" -> BoolValue.TRUE;
            case "false" -> BoolValue.FALSE;
            case "null" -> NullValue.ANY;
            default -> null; // allow default: every other name is a reference
        };
        return value == null ? new Expression.Reference(name, range) : new Expression.Literal(value, range);
    }

    /** Reports that an expression should start here. */
    private void missing() {
        switch (in.kind()) {
            case NEWLINE, END ->
                in.fail(
                        "Missing expression",
                        "An expression is required here, but found " + in.found() + newlineHint());
            case EQUAL ->
                in.fail(
                        "Invalid expression",
                        "Expected an expression, but found \"=\". To compare values, write \"==\".");
            case LESS ->
                in.fail(
                        "Invalid heredoc",
                        "A heredoc starts with \"<<\" or \"<<-\" and a marker directly after it, which ends the line.");
            case COMMA, CLOSE_BRACE, CLOSE_BRACKET, CLOSE_PARENTHESIS, CLOSE_SEQUENCE ->
                in.fail("Missing expression", "An expression is required here, but found " + in.found() + ".");
            default -> // allow default: for all other tokens the same is to be said
                in.fail("Invalid expression", "Expected the start of an expression, but found " + in.found() + ".");
        }
    }

    private String newlineHint() {
        return in.is(TokenKind.NEWLINE) ? ". To write an expression over several lines, put it in parentheses." : ".";
    }
}
