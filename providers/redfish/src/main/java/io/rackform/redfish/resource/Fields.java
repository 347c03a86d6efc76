package io.rackform.redfish.resource;

import io.rackform.model.type.Type;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.ListValue;
import io.rackform.model.value.MapValue;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads and builds attributes of objects. What is absent, null or not known yet reads as null or as nothing. */
public final class Fields {
    private Fields() {}

    public static @Nullable String text(@Nullable ObjectValue object, String name) {
        return value(object, name) instanceof StringValue text ? text.value() : null;
    }

    public static @Nullable BigDecimal number(@Nullable ObjectValue object, String name) {
        return value(object, name) instanceof NumberValue number ? number.value() : null;
    }

    public static boolean flag(@Nullable ObjectValue object, String name) {
        return value(object, name) instanceof BoolValue flag && flag.value();
    }

    /** Whether the attribute is there and its value, or some of it, comes only with apply. */
    public static boolean isUnknown(ObjectValue object, String name) {
        Value value = value(object, name);
        return value != null && !value.isKnown();
    }

    /** Whether the attribute is set, to something known or not. */
    public static boolean isSet(@Nullable ObjectValue object, String name) {
        Value value = value(object, name);
        return value != null && !value.isNull();
    }

    /** A map of texts; a value that is not known yet is null. */
    public static SortedMap<String, @Nullable String> texts(@Nullable ObjectValue object, String name) {
        TreeMap<String, @Nullable String> texts = new TreeMap<>();
        if (value(object, name) instanceof MapValue map) {
            map.elements()
                    .forEach((key, element) ->
                            texts.put(key, element.unmarked() instanceof StringValue text ? text.value() : null));
        }
        return texts;
    }

    /** A list of texts; elements that are not known yet are left out. */
    public static List<String> list(@Nullable ObjectValue object, String name) {
        List<String> texts = new ArrayList<>();
        if (value(object, name) instanceof ListValue list) {
            for (Value element : list.elements()) {
                if (element.unmarked() instanceof StringValue text) {
                    texts.add(text.value());
                }
            }
        }
        return texts;
    }

    public static @Nullable Value value(@Nullable ObjectValue object, String name) {
        Value value = object == null ? null : object.get(name);
        return value == null ? null : value.unmarked();
    }

    public static Value orNull(@Nullable String text) {
        return text == null ? new NullValue(Type.STRING) : new StringValue(text);
    }

    public static Value orNull(@Nullable BigDecimal number) {
        return number == null ? new NullValue(Type.NUMBER) : new NumberValue(number);
    }

    public static MapValue map(Map<String, String> texts) {
        TreeMap<String, Value> elements = new TreeMap<>();
        texts.forEach((key, text) -> elements.put(key, new StringValue(text)));
        return new MapValue(Type.STRING, elements);
    }

    public static ListValue list(List<String> texts) {
        return new ListValue(
                Type.STRING, texts.stream().<Value>map(StringValue::new).toList());
    }

    /** An attribute that only the configuration knows: as recorded, else as wanted where that is known, else null. */
    static Value ours(@Nullable ObjectValue recorded, @Nullable ObjectValue desired, String name, Type type) {
        Value value = value(recorded == null ? desired : recorded, name);
        return value == null || !value.isKnown() ? new NullValue(type) : value;
    }
}
