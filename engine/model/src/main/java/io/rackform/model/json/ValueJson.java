package io.rackform.model.json;

import io.rackform.model.type.Type;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.ListValue;
import io.rackform.model.value.MapValue;
import io.rackform.model.value.Mark;
import io.rackform.model.value.MarkedValue;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.Refinement;
import io.rackform.model.value.SetValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.TupleValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Values in JSON without loss, and always the same bytes for the same value.
 *
 * <pre>
 * string, number, bool, null of any type : as in JSON
 * tuple    : [ ... ]                      object : { name: ... }, a leading $ of a name doubled
 * list     : {"$list": [...], "of": T}    set    : {"$set": [...], "of": T}
 * map      : {"$map": {...}, "of": T}     null   : {"$null": T}
 * unknown  : {"$unknown": T} with "notNull", "prefix", "min", "max" where known
 * sensitive: {"$sealed": "..."}, the sealed JSON of the value; other marks: {"$marks": [...], "value": ...}
 * </pre>
 */
public final class ValueJson {
    private static final JsonFactory JSON = new JsonFactory();

    private final SecretSeal seal;

    /** @param seal what becomes of sensitive values */
    public ValueJson(SecretSeal seal) {
        this.seal = seal;
    }

    public String write(Value value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            write(value, json);
        }
        return text.toString();
    }

    private void write(Value value, JsonGenerator json) {
        switch (value) {
            case NullValue(Type type) -> {
                if (type == Type.ANY) {
                    json.writeNull();
                } else {
                    json.writeStartObject();
                    type("$null", type, json);
                    json.writeEndObject();
                }
            }
            case BoolValue(boolean bool) -> json.writeBoolean(bool);
            case NumberValue number -> json.writeNumber(number.value());
            case StringValue(String string) -> json.writeString(string);
            case TupleValue(List<Value> elements) -> array(elements, json);
            case ObjectValue object -> object(object, json);
            case ListValue(Type element, List<Value> elements) -> sequence("$list", element, elements, json);
            case SetValue(Type element, List<Value> elements) -> sequence("$set", element, elements, json);
            case MapValue map -> map(map, json);
            case UnknownValue unknown -> unknown(unknown, json);
            case MarkedValue marked -> marked(marked, json);
        }
    }

    private static void type(String name, Type type, JsonGenerator json) {
        json.writeName(name);
        TypeJson.write(type, json);
    }

    private void array(List<Value> elements, JsonGenerator json) {
        json.writeStartArray();
        elements.forEach(element -> write(element, json));
        json.writeEndArray();
    }

    private void object(ObjectValue object, JsonGenerator json) {
        json.writeStartObject();
        object.attributes().forEach((name, attribute) -> {
            json.writeName(name.startsWith("$") ? "$" + name : name);
            write(attribute, json);
        });
        json.writeEndObject();
    }

    private void sequence(String kind, Type element, List<Value> elements, JsonGenerator json) {
        json.writeStartObject();
        json.writeName(kind);
        array(elements, json);
        type("of", element, json);
        json.writeEndObject();
    }

    private void map(MapValue map, JsonGenerator json) {
        json.writeStartObject();
        json.writeName("$map");
        json.writeStartObject();
        map.elements().forEach((key, element) -> {
            json.writeName(key);
            write(element, json);
        });
        json.writeEndObject();
        type("of", map.element(), json);
        json.writeEndObject();
    }

    private static void bound(String name, @Nullable BigDecimal number, JsonGenerator json) {
        if (number != null) {
            json.writeName(name);
            json.writeNumber(number.toPlainString());
        }
    }

    private static void unknown(UnknownValue unknown, JsonGenerator json) {
        Refinement known = unknown.refinement();
        json.writeStartObject();
        type("$unknown", unknown.type(), json);
        if (known.notNull()) {
            json.writeBooleanProperty("notNull", true);
        }
        if (!known.prefix().isEmpty()) {
            json.writeStringProperty("prefix", known.prefix());
        }
        if (known.minLength() > 0) {
            json.writeNumberProperty("min", known.minLength());
        }
        bound("least", known.least(), json);
        bound("greatest", known.greatest(), json);
        if (known.maxLength() < Integer.MAX_VALUE) {
            json.writeNumberProperty("max", known.maxLength());
        }
        json.writeEndObject();
    }

    private void marked(MarkedValue marked, JsonGenerator json) {
        Set<Mark> open = EnumSet.copyOf(marked.marks());
        if (open.remove(Mark.SENSITIVE)) {
            String inner =
                    write(open.isEmpty() ? marked.inner() : marked.inner().withMarks(open));
            json.writeStartObject();
            json.writeStringProperty("$sealed", seal.seal(inner));
            json.writeEndObject();
            return;
        }
        json.writeStartObject();
        json.writeName("$marks");
        json.writeStartArray();
        open.forEach(mark -> json.writeString(mark.name()));
        json.writeEndArray();
        json.writeName("value");
        write(marked.inner(), json);
        json.writeEndObject();
    }

    /**
     * The value of what {@link #write(Value)} gave.
     *
     * @throws IllegalArgumentException where the text is something else
     */
    public Value read(String text) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            json.nextToken();
            return read(json);
        } catch (tools.jackson.core.JacksonException broken) {
            throw new IllegalArgumentException("not the JSON of a value: " + broken.getOriginalMessage(), broken);
        }
    }

    private Value read(JsonParser json) {
        JsonToken token = json.currentToken();
        if (token == null) {
            throw new IllegalArgumentException("the text ends where a value should be");
        }
        if (token == JsonToken.START_OBJECT) {
            return readObject(json);
        }
        if (token == JsonToken.START_ARRAY) {
            return new TupleValue(readElements(json));
        }
        return switch (token) {
            case VALUE_STRING -> new StringValue(json.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new NumberValue(json.getDecimalValue());
            case VALUE_TRUE -> BoolValue.TRUE;
            case VALUE_FALSE -> BoolValue.FALSE;
            case VALUE_NULL -> NullValue.ANY;
            default -> // allow default: tokens of another library
                throw new IllegalArgumentException("a value cannot start with " + token);
        };
    }

    private List<Value> readElements(JsonParser json) {
        List<Value> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            elements.add(read(json));
        }
        return elements;
    }

    private Value readObject(JsonParser json) {
        TreeMap<String, Value> attributes = new TreeMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            if (name.startsWith("$") && !name.startsWith("$$")) {
                return readSpecial(name, json);
            }
            attributes.put(name.startsWith("$$") ? name.substring(1) : name, read(json));
        }
        return new ObjectValue(attributes);
    }

    private Value readSpecial(String name, JsonParser json) {
        return switch (name) {
            case "$null" -> ended(new NullValue(TypeJson.read(json)), json);
            case "$list" -> readList(json);
            case "$set" -> readSet(json);
            case "$map" -> readMap(json);
            case "$unknown" -> readUnknown(json);
            case "$sealed" -> ended(read(seal.open(json.getString())).withMark(Mark.SENSITIVE), json);
            case "$marks" -> readMarked(json);
            default -> // allow default: text from a file
                throw new IllegalArgumentException("no value is written as " + name);
        };
    }

    private static Value ended(Value value, JsonParser json) {
        json.nextToken();
        return value;
    }

    private static Type readOf(JsonParser json) {
        json.nextToken();
        json.nextToken();
        Type element = TypeJson.read(json);
        json.nextToken();
        return element;
    }

    private Value readList(JsonParser json) {
        List<Value> elements = readElements(json);
        return new ListValue(readOf(json), elements);
    }

    private Value readSet(JsonParser json) {
        List<Value> elements = readElements(json);
        return SetValue.of(readOf(json), elements);
    }

    private Value readMap(JsonParser json) {
        TreeMap<String, Value> elements = new TreeMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String key = json.currentName();
            json.nextToken();
            elements.put(key, read(json));
        }
        return new MapValue(readOf(json), elements);
    }

    private Value readUnknown(JsonParser json) {
        Type type = TypeJson.read(json);
        Map<String, Value> known = new TreeMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            known.put(name, read(json));
        }
        return new UnknownValue(
                type,
                new Refinement(
                        known.containsKey("notNull"),
                        known.get("prefix") instanceof StringValue(String prefix) ? prefix : "",
                        known.get("min") instanceof NumberValue min
                                ? min.value().intValue()
                                : 0,
                        known.get("max") instanceof NumberValue max
                                ? max.value().intValue()
                                : Integer.MAX_VALUE,
                        known.get("least") instanceof NumberValue least ? least.value() : null,
                        known.get("greatest") instanceof NumberValue greatest ? greatest.value() : null));
    }

    private Value readMarked(JsonParser json) {
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            marks.add(Mark.valueOf(json.getString()));
        }
        json.nextToken();
        json.nextToken();
        return ended(read(json).withMarks(marks), json);
    }
}
