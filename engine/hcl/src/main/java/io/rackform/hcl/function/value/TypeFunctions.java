package io.rackform.hcl.function.value;

import io.rackform.hcl.function.Call;
import io.rackform.hcl.function.Function;
import io.rackform.hcl.function.Parameter;
import io.rackform.hcl.value.Conversion;
import io.rackform.hcl.value.Unification;
import io.rackform.model.type.Type;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.Mark;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import io.rackform.model.value.Values;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Conversions asked for by name, the marks of values, and the first value that is there. */
public final class TypeFunctions {
    private TypeFunctions() {}

    public static Function make(String name) {
        return switch (name) {
            case "tobool" -> to(name, Type.BOOL);
            case "tonumber" -> to(name, Type.NUMBER);
            case "tostring" -> to(name, Type.STRING);
            case "tolist" -> to(name, Type.list(Type.ANY));
            case "toset" -> to(name, Type.set(Type.ANY));
            case "tomap" -> to(name, Type.map(Type.ANY));
            case "coalesce" ->
                Function.of(name, Type.ANY, TypeFunctions::coalesce)
                        .with(Parameter.any("vals").orNull().orUnknown());
            case "sensitive" -> seeing(name, Type.ANY, call -> call.get(0).withMark(Mark.SENSITIVE));
            case "nonsensitive" -> seeing(name, Type.ANY, call -> without(call.get(0), Mark.SENSITIVE));
            case "issensitive" -> seeing(name, Type.BOOL, TypeFunctions::issensitive);
            case "ephemeralasnull" -> seeing(name, Type.ANY, call -> ephemeralAsNull(call.get(0)));
            default -> throw new IllegalArgumentException(name); // allow default: any name
        };
    }

    private static Function seeing(String name, Type result, Function.Body body) {
        Parameter value = Parameter.any("value").orNull().orUnknown().withMarks(Parameter.Marks.SEEN);
        return Function.of(name, result, body, value);
    }

    private static Function to(String name, Type target) {
        Parameter value = Parameter.any("v").orNull().orUnknown().withMarks(Parameter.Marks.SEEN);
        return Function.of(name, target, call -> converted(call, target), value);
    }

    private static Value converted(Call call, Type target) {
        return switch (Conversion.convert(call.get(0), target)) {
            case Conversion.Result.Converted(Value converted) ->
                call.get(0).isKnown() || call.get(0).type().equals(target)
                        ? converted
                        : UnknownValue.of(target).withMarks(converted.marks());
            case Conversion.Result.Refused(String why) -> call.fail(0, refusal(call.get(0), target, why));
        };
    }

    private static String refusal(Value given, Type target, String why) {
        boolean shown = given instanceof StringValue && (target == Type.NUMBER || target == Type.BOOL);
        if (shown) {
            return "cannot convert " + Call.quoted(Call.stringOf(given)) + " to " + target.friendlyName() + "; "
                    + (target == Type.NUMBER
                            ? "the string must be a number in decimal notation"
                            : "only the strings \"true\" and \"false\" can be converted");
        }
        String wanted = target.friendlyName().replace("dynamic", "any single type");
        return "cannot convert " + given.type().friendlyName() + " to " + wanted
                + (why.equals(Conversion.required(target)) ? "" : ": " + why);
    }

    private static Value coalesce(Call call) {
        List<Type> types = new ArrayList<>();
        for (Value value : call.arguments()) {
            types.add(value.type());
        }
        Optional<Type> common = Unification.unify(types);
        if (common.isEmpty()) {
            return call.fail(
                    call.size() == 0 ? "at least one argument is required" : "all arguments must have the same type");
        }
        Type type = common.get();
        for (int i = 0; i < call.size(); i++) {
            Value value = call.get(i);
            if (value instanceof UnknownValue) {
                return UnknownValue.notNull(type);
            }
            if (value instanceof NullValue) {
                continue;
            }
            switch (Conversion.convert(value, type)) {
                case Conversion.Result.Converted(StringValue(String text))
                when text.isEmpty() && type == Type.STRING -> {}
                case Conversion.Result.Converted(Value converted) -> {
                    return converted;
                }
                case Conversion.Result.Refused(String why) -> {
                    return call.fail(i, why);
                }
            }
        }
        return call.fail("all arguments are null or empty strings");
    }

    private static Value without(Value value, Mark mark) {
        EnumSet<Mark> rest = EnumSet.noneOf(Mark.class);
        rest.addAll(value.marks());
        rest.remove(mark);
        return value.unmarked().withMarks(Set.copyOf(rest));
    }

    private static Value issensitive(Call call) {
        Value value = call.get(0);
        if (value.has(Mark.SENSITIVE)) {
            return BoolValue.TRUE;
        }
        return value.isKnown() ? BoolValue.FALSE : UnknownValue.of(Type.BOOL);
    }

    private static Value ephemeralAsNull(Value value) {
        if (value.has(Mark.EPHEMERAL)) {
            Value absent = value.isKnown() ? new NullValue(value.type()) : UnknownValue.of(value.type());
            return without(absent.withMarks(value.marks()), Mark.EPHEMERAL);
        }
        return Values.mapElements(value, TypeFunctions::ephemeralAsNull);
    }
}
