package io.rackform.hcl.function.document;

import io.rackform.hcl.function.Call;
import io.rackform.hcl.function.Function;
import io.rackform.hcl.function.Parameter;
import io.rackform.model.type.MapType;
import io.rackform.model.type.ObjectType;
import io.rackform.model.type.Type;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import io.rackform.model.value.Values;
import java.util.Map;
import java.util.SortedMap;

/** Values as source text of the language. Reading it back needs the evaluator, which therefore has {@code decode_tfvars}. */
public final class TfvarsFunctions {
    private TfvarsFunctions() {}

    public static Function make(String name) {
        return name.endsWith("encode_expr")
                ? Function.of(
                        name,
                        Type.STRING,
                        TfvarsFunctions::expression,
                        Parameter.any("expr").orUnknown())
                : Function.of(
                        name,
                        Type.STRING,
                        TfvarsFunctions::variables,
                        Parameter.any("value").orUnknown());
    }

    private static Value expression(Call call) {
        return Values.isWhollyKnown(call.get(0))
                ? new StringValue(SourceText.expression(call.get(0)))
                : UnknownValue.notNull(Type.STRING);
    }

    private static Value variables(Call call) {
        Value given = call.get(0);
        Type type = given.type();
        if (Values.isWhollyKnown(given)
                && type != Type.ANY
                && !(type instanceof ObjectType)
                && !(type instanceof MapType)) {
            return call.fail(0, "an object whose attributes are the variables is required, not " + Call.named(type));
        }
        SortedMap<String, Value> entries = Call.mapping(given);
        if (entries != null) {
            for (Map.Entry<String, Value> entry : entries.entrySet()) {
                if (!SourceText.isIdentifier(entry.getKey())) {
                    return call.fail(
                            0,
                            Call.quoted(entry.getKey())
                                    + " cannot be the name of a variable: a name starts with a letter, and letters, digits, _"
                                    + " and - follow");
                }
            }
        }
        return entries != null && Values.isWhollyKnown(given)
                ? new StringValue(SourceText.arguments(entries))
                : UnknownValue.notNull(Type.STRING);
    }
}
