package io.rackform.hcl.function.format;

import io.rackform.hcl.function.Call;
import io.rackform.hcl.function.Function;
import io.rackform.hcl.function.Parameter;
import io.rackform.hcl.value.Refined;
import io.rackform.model.type.ListType;
import io.rackform.model.type.SetType;
import io.rackform.model.type.TupleType;
import io.rackform.model.type.Type;
import io.rackform.model.value.ListValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import io.rackform.model.value.Values;
import java.util.ArrayList;
import java.util.List;

/** {@code format}, and {@code formatlist}, which formats once for each element. */
public final class FormatFunctions {
    private FormatFunctions() {}

    public static Function make(String name) {
        Parameter arguments = Parameter.any("args").orNull().orUnknown();
        return name.equals("format")
                ? Function.of(name, Type.STRING, FormatFunctions::format, Parameter.string("format"))
                        .with(arguments)
                : Function.of(name, Type.list(Type.STRING), FormatFunctions::formatlist, Parameter.string("format"))
                        .with(arguments);
    }

    private static Value format(Call call) {
        List<Value> arguments = call.arguments().subList(1, call.size());
        if (isOpen(arguments)) {
            return UnknownValue.ANY;
        }
        for (Value argument : arguments) {
            if (!Values.isWhollyKnown(argument)) {
                int verb = call.string(0).indexOf('%');
                return Refined.startingWith(verb < 0 ? "" : call.string(0).substring(0, verb));
            }
        }
        String text = Formatter.format(call, call.string(0), arguments);
        return new StringValue(text);
    }

    /** Whether an argument could be anything, even a list or what cannot be formatted. */
    private static boolean isOpen(List<Value> arguments) {
        return arguments.stream().anyMatch(argument -> !argument.isKnown() && argument.type() == Type.ANY);
    }

    private static boolean isSequence(Type type) {
        return type instanceof ListType || type instanceof SetType || type instanceof TupleType;
    }

    private static Value formatlist(Call call) {
        if (isOpen(call.arguments())) {
            return UnknownValue.ANY;
        }
        int length = -1;
        int deciding = 0;
        for (int i = 1; i < call.size(); i++) {
            Value argument = call.get(i);
            if (!isSequence(argument.type())) {
                continue;
            }
            if (argument.isNull()) {
                return call.fail(i, "a null list has no elements to format");
            }
            if (!argument.isKnown()) {
                return UnknownValue.notNull(Type.list(Type.STRING));
            }
            int size = call.elements(i).size();
            if (length >= 0 && size != length) {
                return call.fail(
                        i,
                        "it has " + size + " elements, but argument " + deciding + " has " + length
                                + ": all lists must be of one length");
            }
            deciding = length >= 0 ? deciding : i;
            length = size;
        }
        List<Value> texts = new ArrayList<>();
        for (int row = 0; row < (length < 0 ? 1 : length); row++) {
            List<Value> arguments = new ArrayList<>();
            boolean known = true;
            for (int i = 1; i < call.size(); i++) {
                Value value = isSequence(call.get(i).type()) ? call.elements(i).get(row) : call.get(i);
                known &= Values.isWhollyKnown(value);
                arguments.add(value);
            }
            texts.add(
                    known
                            ? new StringValue(Formatter.format(call, call.string(0), arguments))
                            : UnknownValue.notNull(Type.STRING));
        }
        return new ListValue(Type.STRING, texts);
    }
}
