package io.rackform.hcl.eval;

import io.rackform.hcl.syntax.Expression;
import io.rackform.hcl.syntax.StaticExpression;
import io.rackform.hcl.value.Conversion;
import io.rackform.model.diagnostic.SourceRange;
import io.rackform.model.type.Type;
import io.rackform.model.value.Mark;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import java.util.EnumSet;
import java.util.TreeMap;

/** Object constructors: {@code { key = value }}. */
final class ObjectConstructors {
    private ObjectConstructors() {}

    static Value value(Evaluator evaluator, Expression.ObjectOf object) {
        TreeMap<String, Value> attributes = new TreeMap<>();
        EnumSet<Mark> marks = null;
        boolean known = true;
        boolean failed = false;
        for (Expression.ObjectOf.Item item : object.items()) {
            Value given = written(evaluator, item.key(), object);
            Value key =
                    Failed.is(given) ? given : key(evaluator, given, item.key().range(), object, "Incorrect key type");
            Value value = evaluator.value(item.value());
            if (Failed.is(key) || Failed.is(value)) {
                failed = true;
                continue;
            }
            marks = Evaluator.collect(marks, key);
            if (key.unmarked() instanceof StringValue(String name)) {
                attributes.put(name, value);
            } else {
                known = false;
                marks = Evaluator.collect(marks, value);
            }
        }
        if (failed) {
            return Failed.VALUE;
        }
        return Evaluator.marked(known ? new ObjectValue(attributes) : UnknownValue.ANY, marks);
    }

    /**
     * The value of a key as it is written. A reference of several parts could be meant as a name as well; the parser takes
     * it, because a module's providers are mapped by such names.
     */
    private static Value written(Evaluator evaluator, Expression key, Expression.ObjectOf object) {
        boolean several = key instanceof Expression.GetAttribute || key instanceof Expression.GetIndex;
        if (several && StaticExpression.traversal(key).isPresent()) {
            return evaluator.fail(
                    key.range(),
                    object,
                    "Ambiguous attribute key",
                    "If this is meant as a reference, put it in parentheses. If it is meant as a name that contains periods"
                            + " or brackets, put it in quotes.");
        }
        return evaluator.value(key);
    }

    /** A key as a string or unknown, with its marks; what cannot be a key is reported. */
    static Value key(Evaluator evaluator, Value given, SourceRange at, Expression whole, String summary) {
        if (given.isNull()) {
            return evaluator.fail(at, whole, "Null value as key", "The key of an element cannot be null.");
        }
        return switch (Conversion.convert(given, Type.STRING)) {
            case Conversion.Result.Converted(Value key) -> key;
            case Conversion.Result.Refused(String why) ->
                evaluator.fail(at, whole, summary, "This value cannot be the key of an element: " + why + ".");
        };
    }
}
