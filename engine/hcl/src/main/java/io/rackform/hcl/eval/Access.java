package io.rackform.hcl.eval;

import io.rackform.hcl.syntax.Expression;
import io.rackform.hcl.value.Conversion;
import io.rackform.hcl.value.QuotedText;
import io.rackform.model.diagnostic.SourceRange;
import io.rackform.model.type.AnyType;
import io.rackform.model.type.ListType;
import io.rackform.model.type.MapType;
import io.rackform.model.type.ObjectType;
import io.rackform.model.type.PrimitiveType;
import io.rackform.model.type.SetType;
import io.rackform.model.type.TupleType;
import io.rackform.model.type.Type;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.ListValue;
import io.rackform.model.value.MapValue;
import io.rackform.model.value.Mark;
import io.rackform.model.value.MarkedValue;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.SetValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.TupleValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** One step into a value: {@code .name} and {@code [key]}. The marks of the whole and of the key go onto the part. */
final class Access {
    private static final String INVALID_INDEX = "Invalid index";
    private static final String UNSUPPORTED = "Unsupported attribute";

    private Access() {}

    static Value attribute(Evaluator evaluator, Value source, Expression.GetAttribute node) {
        if (Failed.is(source)) {
            return Failed.VALUE;
        }
        if (isIndex(node.name())) {
            Value key = new StringValue(node.name());
            return index(evaluator, source, key, node, node.nameRange());
        }
        Value part = switch (source.unmarked()) {
            case ObjectValue object -> {
                Value found = object.get(node.name());
                yield found != null ? found : noAttribute(evaluator, names(source, object.attributes()), node);
            }
            case MapValue map -> {
                Value found = map.elements().get(node.name());
                yield found != null ? found : noElement(evaluator, names(source, map.elements()), node);
            }
            case UnknownValue(Type type, var ignored) -> ofUnknown(evaluator, type, node);
            case NullValue ignored ->
                evaluator.fail(
                        node.nameRange(),
                        node,
                        "Attempt to get attribute from null value",
                        "This value is null, so it has no attribute " + QuotedText.of(node.name()) + ".");
            case ListValue ignored -> notAnObject(evaluator, source, node);
            case SetValue ignored -> notAnObject(evaluator, source, node);
            case TupleValue ignored -> notAnObject(evaluator, source, node);
            case BoolValue ignored -> notAnObject(evaluator, source, node);
            case NumberValue ignored -> notAnObject(evaluator, source, node);
            case StringValue ignored -> notAnObject(evaluator, source, node);
            case MarkedValue ignored -> throw new IllegalStateException("marked twice");
        };
        return part.withMarks(source.marks());
    }

    /** The names that a message may tell: none of a secret collection. */
    private static Collection<String> names(Value whole, SortedMap<String, Value> elements) {
        return whole.has(Mark.SENSITIVE) ? List.of() : elements.keySet();
    }

    /** {@code list.0}, the old way to write an index. */
    private static boolean isIndex(String name) {
        return name.charAt(0) >= '0' && name.charAt(0) <= '9';
    }

    private static Value noAttribute(Evaluator evaluator, Collection<String> names, Expression.GetAttribute node) {
        return evaluator.fail(
                node.nameRange(),
                node,
                UNSUPPORTED,
                "This object does not have an attribute named " + QuotedText.of(node.name()) + "."
                        + evaluator.didYouMean(node.name(), names));
    }

    private static Value noElement(Evaluator evaluator, Collection<String> names, Expression.GetAttribute node) {
        return evaluator.fail(
                node.nameRange(),
                node,
                "Missing map element",
                "This map does not have an element with the key " + QuotedText.of(node.name()) + "."
                        + evaluator.didYouMean(node.name(), names));
    }

    private static Value ofUnknown(Evaluator evaluator, Type type, Expression.GetAttribute node) {
        return switch (type) {
            case AnyType ignored -> UnknownValue.ANY;
            case MapType map -> UnknownValue.of(map.element());
            case ObjectType object -> {
                Type attribute = object.attributes().get(node.name());
                yield attribute != null
                        ? UnknownValue.of(attribute)
                        : evaluator.fail(
                                node.nameRange(),
                                node,
                                UNSUPPORTED,
                                "This object does not have an attribute named " + QuotedText.of(node.name()) + "."
                                        + evaluator.didYouMean(
                                                node.name(), object.attributes().keySet()));
            }
            case ListType ignored -> notAnObject(evaluator, UnknownValue.of(type), node);
            case SetType ignored -> notAnObject(evaluator, UnknownValue.of(type), node);
            case TupleType ignored -> notAnObject(evaluator, UnknownValue.of(type), node);
            case PrimitiveType ignored -> notAnObject(evaluator, UnknownValue.of(type), node);
        };
    }

    private static Value notAnObject(Evaluator evaluator, Value source, Expression.GetAttribute node) {
        String name = QuotedText.of(node.name());
        String detail = switch (source.type()) {
            case ListType ignored -> ofElements("list", node);
            case TupleType ignored -> ofElements("list", node);
            case SetType ignored ->
                "This is a set, which has no attributes of its own. To get the attribute " + name
                        + " of every element, write [for element in ... : element." + node.name() + "].";
            case Type type ->
                "This is a " + type.friendlyName() + ", which has no attributes, so none named " + name + ".";
        };
        return evaluator.fail(node.nameRange(), node, UNSUPPORTED, detail);
    }

    private static String ofElements(String kind, Expression.GetAttribute node) {
        return "This is a " + kind + ", which has no attributes of its own. To get the attribute "
                + QuotedText.of(node.name()) + " of one element, put its index in brackets before the dot; to get it of"
                + " every element, write [*]." + node.name() + ".";
    }

    static Value index(Evaluator evaluator, Value source, Value key, Expression.GetIndex node) {
        return index(evaluator, source, key, node, node.key().range());
    }

    private static Value index(Evaluator evaluator, Value source, Value key, Expression node, SourceRange at) {
        if (Failed.is(source) || Failed.is(key)) {
            return Failed.VALUE;
        }
        Value plain = source.unmarked();
        if (plain instanceof NullValue) {
            return evaluator.fail(
                    node.range(),
                    node,
                    "Attempt to index null value",
                    "This value is null, so it has no elements to select.");
        }
        if (key.isNull()) {
            return invalid(evaluator, node, at, "A null value cannot select an element.");
        }
        // A suggestion or a number of elements would tell something of a secret key or collection.
        Value told = source.withMarks(key.marks());
        Value part = switch (plain) {
            case ListValue list ->
                element(evaluator, told, list.elements(), key.unmarked(), UnknownValue.of(list.element()), node, at);
            case TupleValue tuple ->
                element(evaluator, told, tuple.elements(), key.unmarked(), UnknownValue.ANY, node, at);
            case MapValue map -> element(evaluator, map, names(told, map.elements()), key.unmarked(), node, at);
            case ObjectValue object ->
                attribute(evaluator, object, names(told, object.attributes()), key.unmarked(), node, at);
            case UnknownValue(Type type, var ignored) -> ofUnknown(evaluator, type, key.unmarked(), node, at);
            case Value ignored -> invalid(evaluator, node, at, noIndices(plain.type()));
        };
        return part.withMarks(source.marks()).withMarks(key.marks());
    }

    private static String noIndices(Type type) {
        return type instanceof SetType
                ? "The elements of a set have no keys or positions, so none can be selected by one. Convert it with"
                        + " tolist() where the order of its elements will do, or use a for expression."
                : "This is a " + type.friendlyName() + ", which has no elements to select.";
    }

    private static Value invalid(Evaluator evaluator, Expression node, SourceRange at, String detail) {
        return evaluator.fail(at, node, INVALID_INDEX, detail);
    }

    private static Value element(
            Evaluator evaluator,
            Value told,
            List<Value> elements,
            Value key,
            Value unknown,
            Expression node,
            SourceRange at) {
        Value number = converted(key, Type.NUMBER);
        if (number instanceof UnknownValue) {
            return key.type() == Type.ANY ? UnknownValue.ANY : unknown;
        }
        if (!(number instanceof NumberValue index)) {
            return invalid(evaluator, node, at, "The key must be a number, the position of an element counted from 0.");
        }
        if (index.isInt() && index.value().signum() >= 0 && index.value().intValueExact() < elements.size()) {
            return elements.get(index.value().intValueExact());
        }
        String last = told.has(Mark.SENSITIVE) ? "" : ", " + (elements.size() - 1);
        String why;
        if (index.value().scale() > 0) {
            why = "the position of an element is a whole number, but the given one has a fractional part";
        } else if (index.value().signum() < 0) {
            why = "a negative number is not a position; positions are counted from 0";
        } else if (elements.isEmpty()) {
            why = "the collection has no elements";
        } else {
            why = "the given position is greater than that of the last one" + last;
        }
        return invalid(evaluator, node, at, "The key does not select an element of this collection: " + why + ".");
    }

    private static Value element(
            Evaluator evaluator, MapValue map, Collection<String> names, Value key, Expression node, SourceRange at) {
        Value string = converted(key, Type.STRING);
        if (string instanceof UnknownValue) {
            return UnknownValue.of(map.element());
        }
        if (!(string instanceof StringValue(String name))) {
            return invalid(evaluator, node, at, "The key must be a string, the key of an element of the map.");
        }
        Value found = map.elements().get(name);
        return found != null
                ? found
                : invalid(
                        evaluator,
                        node,
                        at,
                        "The key does not select an element of this map"
                                + (map.elements().isEmpty() ? ": it has no elements." : ".")
                                + evaluator.didYouMean(name, names));
    }

    private static Value attribute(
            Evaluator evaluator,
            ObjectValue object,
            Collection<String> names,
            Value key,
            Expression node,
            SourceRange at) {
        Value string = converted(key, Type.STRING);
        if (string instanceof UnknownValue) {
            return UnknownValue.ANY;
        }
        if (!(string instanceof StringValue(String name))) {
            return invalid(evaluator, node, at, "The key must be a string, the name of an attribute of the object.");
        }
        Value found = object.get(name);
        return found != null
                ? found
                : invalid(
                        evaluator,
                        node,
                        at,
                        "The key does not select an attribute of this object"
                                + (object.attributes().isEmpty() ? ": it has no attributes." : ".")
                                + evaluator.didYouMean(name, names));
    }

    private static Value ofUnknown(Evaluator evaluator, Type type, Value key, Expression node, SourceRange at) {
        return switch (type) {
            case AnyType ignored -> UnknownValue.ANY;
            case ListType list ->
                converted(key, Type.NUMBER) == null
                        ? invalid(
                                evaluator,
                                node,
                                at,
                                "The key must be a number, the position of an element counted from 0.")
                        : UnknownValue.of(list.element());
            case MapType map -> UnknownValue.of(map.element());
            case TupleType tuple -> UnknownValue.of(elementType(tuple, key));
            case ObjectType object ->
                converted(key, Type.STRING) instanceof StringValue(String name)
                        ? UnknownValue.of(object.attributes().getOrDefault(name, Type.ANY))
                        : UnknownValue.ANY;
            case SetType ignored -> invalid(evaluator, node, at, noIndices(type));
            case PrimitiveType ignored -> invalid(evaluator, node, at, noIndices(type));
        };
    }

    private static Type elementType(TupleType tuple, Value key) {
        return converted(key, Type.NUMBER) instanceof NumberValue number
                        && number.isInt()
                        && number.value().signum() >= 0
                        && number.value().intValueExact() < tuple.elements().size()
                ? tuple.elements().get(number.value().intValueExact())
                : Type.ANY;
    }

    private static @Nullable Value converted(Value key, Type type) {
        return Conversion.convert(key, type) instanceof Conversion.Result.Converted(Value value) ? value : null;
    }
}
