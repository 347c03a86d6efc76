package io.rackform.cli.json;

import io.rackform.model.value.BoolValue;
import io.rackform.model.value.ListValue;
import io.rackform.model.value.MapValue;
import io.rackform.model.value.MarkedValue;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.SetValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.TupleValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Values as plain JSON. What is sensitive or not known is null. */
public final class PlainValue {
    private PlainValue() {}

    public static @Nullable Object of(Value value) {
        return switch (value) {
            case MarkedValue ignored -> null;
            case UnknownValue ignored -> null;
            case NullValue ignored -> null;
            case BoolValue(boolean truth) -> truth;
            case NumberValue number -> number.value();
            case StringValue(String text) -> text;
            case ListValue list -> sequence(list.elements());
            case SetValue set -> sequence(set.elements());
            case TupleValue tuple -> sequence(tuple.elements());
            case MapValue map -> mapping(map.elements());
            case ObjectValue object -> mapping(object.attributes());
        };
    }

    private static List<@Nullable Object> sequence(List<Value> elements) {
        List<@Nullable Object> plain = new ArrayList<>();
        elements.forEach(element -> plain.add(of(element)));
        return plain;
    }

    private static Map<String, @Nullable Object> mapping(SortedMap<String, Value> elements) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        elements.forEach((key, element) -> plain.put(key, of(element)));
        return plain;
    }
}
