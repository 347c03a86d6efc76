package io.rackform.hcl.eval;

import io.rackform.hcl.syntax.Expression;
import io.rackform.hcl.value.Conversion;
import io.rackform.hcl.value.QuotedText;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.diagnostic.SourceRange;
import io.rackform.model.diagnostic.Suggestion;
import io.rackform.model.type.ListType;
import io.rackform.model.type.MapType;
import io.rackform.model.type.ObjectType;
import io.rackform.model.type.SetType;
import io.rackform.model.type.TupleType;
import io.rackform.model.type.Type;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the expressions that stand for types. */
final class TypeParser {
    private static final String INVALID = "Invalid type specification";
    private static final List<String> NAMES =
            List.of("string", "number", "bool", "any", "list", "set", "map", "object", "tuple");

    private final Diagnostics diagnostics;

    TypeParser(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    private TypeConstraint wrong(SourceRange at, String detail) {
        diagnostics.add(Diagnostic.error(INVALID, detail, at));
        return TypeConstraint.ANY;
    }

    TypeConstraint parse(Expression expression) {
        return switch (expression) {
            case Expression.Reference reference -> keyword(reference);
            case Expression.Call call -> call(call);
            case Expression.Parentheses parentheses -> parse(parentheses.inner());
            case Expression.Literal(StringValue(String text), SourceRange range) ->
                wrong(range, "A type is written without quotes: " + text + " instead of " + QuotedText.of(text) + ".");
            case Expression ignored ->
                wrong(
                        expression.range(),
                        "A type is expected here: string, number, bool, any, or list(...), set(...), map(...), object({...}),"
                                + " tuple([...]).");
        };
    }

    private TypeConstraint keyword(Expression.Reference reference) {
        return switch (reference.name()) {
            case "string" -> plain(Type.STRING);
            case "number" -> plain(Type.NUMBER);
            case "bool" -> plain(Type.BOOL);
            case "any" -> TypeConstraint.ANY;
            case "list", "set", "map" ->
                wrong(
                        reference.range(),
                        "This type needs the type of its elements in parentheses: " + reference.name() + "(string), or "
                                + reference.name() + "(any) for elements of any one type.");
            case "object" ->
                wrong(
                        reference.range(),
                        "The type \"object\" needs the types of its attributes: object({ name = string }).");
            case "tuple" ->
                wrong(
                        reference.range(),
                        "The type \"tuple\" needs the types of its elements: tuple([string, number]).");
            default -> // allow default: any name
                wrong(
                        reference.range(),
                        "There is no type named " + QuotedText.of(reference.name()) + "."
                                + Suggestion.didYouMean(reference.name(), NAMES));
        };
    }

    private static TypeConstraint plain(Type type) {
        return new TypeConstraint(type, Defaults.NONE);
    }

    private TypeConstraint call(Expression.Call call) {
        return switch (call.name()) {
            case "list" -> collection(call, ListType::new);
            case "set" -> collection(call, SetType::new);
            case "map" -> collection(call, MapType::new);
            case "object" -> object(call);
            case "tuple" -> tuple(call);
            case "string", "number", "bool", "any" ->
                wrong(call.range(), "The type " + QuotedText.of(call.name()) + " takes nothing in parentheses.");
            case "optional" -> wrong(call.nameRange(), "Only the attributes of an object type can be optional.");
            default -> // allow default: any name
                wrong(
                        call.nameRange(),
                        "There is no type named " + QuotedText.of(call.name()) + "."
                                + Suggestion.didYouMean(call.name(), NAMES));
        };
    }

    private @Nullable Expression onlyArgument(Expression.Call call, String what) {
        if (call.arguments().size() == 1) {
            return call.arguments().getFirst();
        }
        wrong(
                call.range(),
                "The type " + QuotedText.of(call.name()) + " needs exactly one thing in parentheses: " + what + ".");
        return null;
    }

    private TypeConstraint collection(Expression.Call call, Function<Type, Type> wrap) {
        Expression argument = onlyArgument(call, "the type of its elements");
        if (argument == null) {
            return TypeConstraint.ANY;
        }
        TypeConstraint element = parse(argument);
        return new TypeConstraint(wrap.apply(element.type()), inside(Map.of(Defaults.ELEMENT, element)));
    }

    private static Defaults inside(Map<String, TypeConstraint> parts) {
        Map<String, Defaults> children = new HashMap<>();
        parts.forEach((step, part) -> {
            if (!part.defaults().isEmpty()) {
                children.put(step, part.defaults());
            }
        });
        return children.isEmpty() ? Defaults.NONE : new Defaults(Map.of(), children);
    }

    private TypeConstraint tuple(Expression.Call call) {
        Expression argument = onlyArgument(call, "the types of its elements in brackets");
        if (!(argument instanceof Expression.TupleOf elements)) {
            return argument == null
                    ? TypeConstraint.ANY
                    : wrong(
                            argument.range(),
                            "The types of a tuple's elements are written in brackets: tuple([string]).");
        }
        List<Type> types = new ArrayList<>();
        Map<String, TypeConstraint> parts = new HashMap<>();
        for (Expression element : elements.elements()) {
            TypeConstraint part = parse(element);
            parts.put(String.valueOf(types.size()), part);
            types.add(part.type());
        }
        return new TypeConstraint(new TupleType(types), inside(parts));
    }

    private TypeConstraint object(Expression.Call call) {
        Expression argument = onlyArgument(call, "the types of its attributes in braces");
        if (!(argument instanceof Expression.ObjectOf attributes)) {
            return argument == null
                    ? TypeConstraint.ANY
                    : wrong(
                            argument.range(),
                            "The types of an object's attributes are written in braces: object({ name = string }).");
        }
        TreeMap<String, Type> types = new TreeMap<>();
        TreeSet<String> optional = new TreeSet<>();
        Map<String, TypeConstraint> parts = new HashMap<>();
        Map<String, Value> values = new HashMap<>();
        for (Expression.ObjectOf.Item item : attributes.items()) {
            if (!(item.key() instanceof Expression.Literal(StringValue(String name), SourceRange range))) {
                wrong(item.key().range(), "The name of an attribute is a plain name here.");
                continue;
            }
            TypeConstraint part;
            if (item.value() instanceof Expression.Call modifier
                    && modifier.name().equals("optional")) {
                optional.add(name);
                part = optional(name, modifier, values);
            } else {
                part = parse(item.value());
            }
            parts.put(name, part);
            if (types.put(name, part.type()) != null) {
                wrong(range, "The attribute " + QuotedText.of(name) + " is there twice.");
            }
        }
        return new TypeConstraint(
                new ObjectType(types, optional),
                new Defaults(values, inside(parts).children()));
    }

    private TypeConstraint optional(String name, Expression.Call modifier, Map<String, Value> values) {
        List<Expression> arguments = modifier.arguments();
        if (arguments.isEmpty() || arguments.size() > 2) {
            return wrong(
                    modifier.range(),
                    "\"optional\" takes the type of the attribute and, if it has one, its default:"
                            + " optional(string, \"none\").");
        }
        TypeConstraint part = parse(arguments.getFirst());
        if (arguments.size() == 2) {
            Value value = Evaluator.evaluate(arguments.get(1), ConstantScope.INSTANCE, diagnostics);
            switch (Conversion.convert(part.applyDefaults(value), part.type())) {
                case Conversion.Result.Converted(Value converted) -> {
                    if (!(converted instanceof NullValue)) {
                        values.put(name, converted);
                    }
                }
                case Conversion.Result.Refused(String why) ->
                    diagnostics.add(Diagnostic.error(
                            "Invalid default value for optional attribute",
                            "The default does not suit the type of the attribute " + QuotedText.of(name) + ": " + why
                                    + ".",
                            arguments.get(1).range()));
            }
        }
        return part;
    }
}
