package io.rackform.hcl.value;

import io.rackform.model.type.Type;
import io.rackform.model.value.Value;

/** Makes a value one of another type, where the language allows it. */
public final class Conversion {
    private Conversion() {}

    /** What became of a conversion. */
    public sealed interface Result {
        /** The value in its new type. */
        record Converted(Value value) implements Result {}

        /** @param why with the path to the part at fault and without a full stop: {@code element 0: string required} */
        record Refused(String why) implements Result {}
    }

    /** The value as one of {@code target}; every {@code any} in the target takes the type that it finds. */
    public static Result convert(Value value, Type target) {
        Converter converter = new Converter();
        Value converted = converter.convert(value, target);
        return converted == null ? new Result.Refused(converter.why()) : new Result.Converted(converted);
    }

    /** Whether values of one type can become values of the other, some of them at least. */
    public static boolean isPossible(Type from, Type to) {
        return TypeRelation.isConvertible(from, to);
    }

    /** What a refusal says where it has no more to say than which type is wanted: {@code a list of string is required}. */
    public static String required(Type target) {
        return Mismatch.required(target);
    }
}
