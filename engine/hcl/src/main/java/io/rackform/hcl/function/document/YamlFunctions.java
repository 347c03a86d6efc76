package io.rackform.hcl.function.document;

import io.rackform.hcl.function.Call;
import io.rackform.hcl.function.Function;
import io.rackform.hcl.function.Parameter;
import io.rackform.model.type.Type;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import io.rackform.model.value.Values;

/** YAML text from values and back. */
public final class YamlFunctions {
    private YamlFunctions() {}

    public static Function make(String name) {
        return name.equals("yamlencode")
                ? Function.of(
                        name,
                        Type.STRING,
                        YamlFunctions::encode,
                        Parameter.any("value").orNull().orUnknown())
                : Function.of(name, Type.ANY, YamlFunctions::decode, Parameter.string("src"))
                        .whenUnknown(call -> UnknownValue.ANY);
    }

    private static Value encode(Call call) {
        Value value = call.get(0);
        return Values.isWhollyKnown(value) ? new StringValue(YamlWriter.write(value)) : UnknownValue.of(Type.STRING);
    }

    private static Value decode(Call call) {
        return switch (YamlReader.read(call.string(0))) {
            case YamlReader.Result.Read(Value value) -> value;
            case YamlReader.Result.Wrong(String why) -> call.fail(0, why);
        };
    }
}
