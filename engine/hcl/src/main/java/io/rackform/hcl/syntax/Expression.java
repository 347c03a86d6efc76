package io.rackform.hcl.syntax;

import io.rackform.model.diagnostic.SourceRange;
import io.rackform.model.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression as written: immutable, with its source range, without evaluation state. */
public sealed interface Expression {
    SourceRange range();

    /** A number, {@code true}, {@code false}, {@code null}, or text without interpolation in quotes or a heredoc. */
    record Literal(Value value, SourceRange range) implements Expression {}

    /**
     * Text with interpolations or directives. {@code "${x}"} alone is a template of one part that keeps
     * the type of {@code x}: {@code unwrapped} is then true.
     */
    record Template(List<Part> parts, boolean unwrapped, SourceRange range) implements Expression {
        public Template {
            parts = List.copyOf(parts);
        }
    }

    /** A piece of a template. */
    sealed interface Part {
        /** Literal text, escapes and indentation already resolved. */
        record Text(String text, SourceRange range) implements Part {}

        /** {@code ${ expression }}. */
        record Interpolation(Expression expression, SourceRange range) implements Part {}

        /** {@code %{ if }} with optional {@code %{ else }}. */
        record If(Expression condition, List<Part> then, List<Part> otherwise, SourceRange range) implements Part {
            public If {
                then = List.copyOf(then);
                otherwise = List.copyOf(otherwise);
            }
        }

        /** {@code %{ for key, value in collection }}. */
        record For(@Nullable String key, String value, Expression collection, List<Part> body, SourceRange range)
                implements Part {
            public For {
                body = List.copyOf(body);
            }
        }
    }

    /** The first name of a reference: {@code var}, {@code each}, a resource type, or a name bound by a for. */
    record Reference(String name, SourceRange range) implements Expression {}

    /** {@code source.name}; also {@code source.0}, where the name is digits and means an index. */
    record GetAttribute(Expression source, String name, SourceRange nameRange, SourceRange range)
            implements Expression {}

    /** {@code source[key]}. */
    record GetIndex(Expression source, Expression key, SourceRange range) implements Expression {}

    /**
     * {@code source[*].each} ({@code full}) or {@code source.*.each}: {@code each} is what follows, applied to every
     * element, with {@link SplatElement} in the element's place.
     */
    record Splat(Expression source, Expression each, boolean full, SourceRange range) implements Expression {}

    /** Stands for the element within a splat. */
    record SplatElement(SourceRange range) implements Expression {}

    /** {@code name(arguments...)}; {@code expandLast} where the last argument is followed by three dots. */
    record Call(String name, SourceRange nameRange, List<Expression> arguments, boolean expandLast, SourceRange range)
            implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** {@code -operand} or {@code !operand}. */
    record Unary(UnaryOperator operator, Expression operand, SourceRange range) implements Expression {}

    /** {@code left operator right}. */
    record Binary(BinaryOperator operator, Expression left, Expression right, SourceRange range)
            implements Expression {}

    /** {@code condition ? then : otherwise}. */
    record Conditional(Expression condition, Expression then, Expression otherwise, SourceRange range)
            implements Expression {}

    /**
     * {@code [for key, value in collection : value if condition]} or, with {@code keyResult}, {@code {for key, value in
     * collection : keyResult => value... if condition}}.
     */
    record ForEach(
            @Nullable String keyName,
            String valueName,
            Expression collection,
            @Nullable Expression keyResult,
            Expression valueResult,
            @Nullable Expression condition,
            boolean grouping,
            SourceRange range)
            implements Expression {}

    /** {@code [a, b]}. */
    record TupleOf(List<Expression> elements, SourceRange range) implements Expression {
        public TupleOf {
            elements = List.copyOf(elements);
        }
    }

    /** {@code { key = value }}; a bare key is a {@link Literal}, a key in parentheses is {@link Parentheses}. */
    record ObjectOf(List<Item> items, SourceRange range) implements Expression {
        public ObjectOf {
            items = List.copyOf(items);
        }

        /** One key and value. */
        public record Item(Expression key, Expression value) {}
    }

    /** {@code (inner)}. */
    record Parentheses(Expression inner, SourceRange range) implements Expression {}

    /** The operators of {@link Unary}. */
    enum UnaryOperator {
        NEGATE,
        NOT
    }

    /** The operators of {@link Binary}. */
    enum BinaryOperator {
        OR,
        AND,
        EQUAL,
        NOT_EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL,
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE,
        MODULO
    }
}
