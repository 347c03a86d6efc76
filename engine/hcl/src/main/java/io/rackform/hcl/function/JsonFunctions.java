package io.rackform.hcl.function;

import io.rackform.model.type.Type;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import io.rackform.model.value.Values;

/** JSON text from values and back. */
final class JsonFunctions {
    private JsonFunctions() {}

    static Function make(String name) {
        return name.equals("jsonencode")
                ? Function.of(
                        name,
                        Type.STRING,
                        JsonFunctions::encode,
                        Parameter.any("val").orNull().orUnknown())
                : Function.of(name, Type.ANY, JsonFunctions::decode, Parameter.string("str"))
                        .whenUnknown(call -> UnknownValue.ANY);
    }

    private static Value encode(Call call) {
        Value value = call.get(0);
        return Values.isWhollyKnown(value) ? new StringValue(JsonText.of(value)) : UnknownValue.notNull(Type.STRING);
    }

    private static Value decode(Call call) {
        return switch (JsonReader.read(call.string(0))) {
            case JsonReader.Result.Read(Value value) -> value;
            case JsonReader.Result.Wrong(String why) -> call.fail(0, why);
        };
    }
}
