package io.rackform.hcl.function.document;

import io.rackform.hcl.function.Call;
import io.rackform.hcl.function.Function;
import io.rackform.hcl.function.Parameter;
import io.rackform.hcl.value.Refined;
import io.rackform.model.type.AnyType;
import io.rackform.model.type.ListType;
import io.rackform.model.type.MapType;
import io.rackform.model.type.ObjectType;
import io.rackform.model.type.PrimitiveType;
import io.rackform.model.type.SetType;
import io.rackform.model.type.TupleType;
import io.rackform.model.type.Type;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import io.rackform.model.value.Values;

/** JSON text from values and back. */
public final class JsonFunctions {
    private JsonFunctions() {}

    public static Function make(String name) {
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
        return Values.isWhollyKnown(value) ? new StringValue(JsonText.of(value)) : unknown(value);
    }

    /** The type alone says what JSON starts with, where the value is not null. */
    private static Value unknown(Value value) {
        if (!Refined.isNotNull(value)) {
            return UnknownValue.notNull(Type.STRING);
        }
        return Refined.startingWith(
                switch (value.type()) {
                    case ListType ignored -> "[";
                    case SetType ignored -> "[";
                    case TupleType ignored -> "[";
                    case MapType ignored -> "{";
                    case ObjectType ignored -> "{";
                    case PrimitiveType type -> type == Type.STRING ? "\"" : "";
                    case AnyType ignored -> "";
                });
    }

    private static Value decode(Call call) {
        return switch (JsonReader.read(call.string(0))) {
            case JsonReader.Result.Read(Value value) -> value;
            case JsonReader.Result.Wrong(String why) -> call.fail(0, why);
        };
    }
}
