package io.rackform.hcl.syntax;

import io.rackform.hcl.syntax.Expression.Part;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import java.util.List;
import java.util.stream.Collectors;

/** Prints trees as nested lists, so that tests can compare their shape. */
public final class TreeText {
    private TreeText() {}

    public static String of(Body body) {
        String attributes = body.attributes().values().stream()
                .map(attribute -> attribute.name() + "=" + of(attribute.expression()))
                .collect(Collectors.joining(" "));
        String blocks = body.blocks().stream()
                .map(block -> block.type()
                        + block.labels().stream()
                                .map(label -> " " + string(label.text()))
                                .collect(Collectors.joining())
                        + " " + of(block.body()))
                .collect(Collectors.joining(" "));
        return "{" + attributes + (attributes.isEmpty() || blocks.isEmpty() ? "" : " ") + blocks + "}";
    }

    public static String of(Expression expression) {
        return switch (expression) {
            case Expression.Literal literal -> value(literal.value());
            case Expression.Template template ->
                (template.unwrapped() ? "(unwrap" : "(t") + parts(template.parts()) + ")";
            case Expression.Reference reference -> reference.name();
            case Expression.GetAttribute get -> "(. " + of(get.source()) + " " + get.name() + ")";
            case Expression.GetIndex get -> "([] " + of(get.source()) + " " + of(get.key()) + ")";
            case Expression.Splat splat ->
                (splat.full() ? "([*] " : "(.* ") + of(splat.source()) + " " + of(splat.each()) + ")";
            case Expression.SplatElement ignored -> "_";
            case Expression.Call call ->
                "(" + call.name() + "()" + all(call.arguments()) + (call.expandLast() ? " ..." : "") + ")";
            case Expression.Unary unary -> "(" + unary.operator() + " " + of(unary.operand()) + ")";
            case Expression.Binary binary ->
                "(" + binary.operator() + " " + of(binary.left()) + " " + of(binary.right()) + ")";
            case Expression.Conditional it ->
                "(? " + of(it.condition()) + " " + of(it.then()) + " " + of(it.otherwise()) + ")";
            case Expression.ForEach it ->
                "(for " + (it.keyName() == null ? "" : it.keyName() + ",") + it.valueName() + " " + of(it.collection())
                        + " " + (it.keyResult() == null ? "" : of(it.keyResult()) + "=>") + of(it.valueResult())
                        + (it.grouping() ? "..." : "")
                        + (it.condition() == null ? "" : " if " + of(it.condition())) + ")";
            case Expression.TupleOf tuple -> "[" + all(tuple.elements()).strip() + "]";
            case Expression.ObjectOf object ->
                object.items().stream()
                        .map(item -> of(item.key()) + "=" + of(item.value()))
                        .collect(Collectors.joining(" ", "{", "}"));
            case Expression.Parentheses it -> "(p " + of(it.inner()) + ")";
        };
    }

    private static String all(List<Expression> expressions) {
        return expressions.stream().map(each -> " " + of(each)).collect(Collectors.joining());
    }

    private static String parts(List<Part> parts) {
        return parts.stream()
                .map(part -> switch (part) {
                    case Part.Text text -> " " + string(text.text());
                    case Part.Interpolation it -> " " + of(it.expression());
                    case Part.If it ->
                        " (if " + of(it.condition()) + parts(it.then())
                                + (it.otherwise().isEmpty() ? "" : " else" + parts(it.otherwise())) + ")";
                    case Part.For it ->
                        " (for " + (it.key() == null ? "" : it.key() + ",") + it.value() + " " + of(it.collection())
                                + parts(it.body()) + ")";
                })
                .collect(Collectors.joining());
    }

    private static String value(Value value) {
        return switch (value) {
            case StringValue string -> string(string.value());
            case NumberValue number -> number.text();
            case BoolValue bool -> Boolean.toString(bool.value());
            case NullValue ignored -> "null";
            default -> "FAILED"; // allow default: literals have no other values
        };
    }

    private static String string(String text) {
        return "'" + text.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t") + "'";
    }
}
