package io.rackform.k8s.json;

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
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** JSON to values and back. */
public final class JsonText {
    private static final JsonFactory JSON = new JsonFactory();

    /** No field of the API is longer than a double; a hostile exponent would become a text of that many digits. */
    private static final int LARGEST_EXPONENT = 400;

    private JsonText() {}

    /** The value; empty where the bytes are no whole JSON document. The parser bounds depth and number length. */
    public static Optional<Value> parse(byte[] json) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return Optional.empty();
            }
            Value value = read(parser, first);
            return parser.nextToken() == null ? Optional.of(value) : Optional.empty();
        } catch (JacksonException | MalformedNumber malformed) {
            return Optional.empty();
        }
    }

    private static final class MalformedNumber extends RuntimeException {}

    private static Value read(JsonParser parser, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> new StringValue(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getDecimalValue());
            case VALUE_TRUE -> BoolValue.TRUE;
            case VALUE_FALSE -> BoolValue.FALSE;
            case VALUE_NULL -> NullValue.ANY;
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("the parser gave " + token + " where a value begins");
        };
    }

    private static Value number(BigDecimal number) {
        if (Math.abs((long) number.scale()) > LARGEST_EXPONENT) {
            throw new MalformedNumber();
        }
        return new NumberValue(number);
    }

    private static Value object(JsonParser parser) {
        TreeMap<String, Value> fields = new TreeMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            fields.put(name, read(parser, parser.nextToken()));
        }
        return new ObjectValue(fields);
    }

    private static Value array(JsonParser parser) {
        List<Value> elements = new ArrayList<>();
        JsonToken token = parser.nextToken();
        while (token != JsonToken.END_ARRAY) {
            elements.add(read(parser, token));
            token = parser.nextToken();
        }
        return new TupleValue(elements);
    }

    /** The JSON of a wholly known value; marks are not looked at, they are taken off before a provider is asked. */
    public static String write(Value value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            write(value, json);
        }
        return text.toString();
    }

    private static void write(Value value, JsonGenerator json) {
        switch (value) {
            case NullValue ignored -> json.writeNull();
            case BoolValue(boolean bool) -> json.writeBoolean(bool);
            case NumberValue number -> number(number.value(), json);
            case StringValue(String string) -> json.writeString(string);
            case TupleValue(List<Value> elements) -> array(elements, json);
            case ListValue list -> array(list.elements(), json);
            case SetValue set -> array(set.elements(), json);
            case ObjectValue object -> object(object.attributes(), json);
            case MapValue map -> object(map.elements(), json);
            case MarkedValue marked -> write(marked.inner(), json);
            case UnknownValue ignored -> throw new IllegalStateException("only a wholly known value can be sent");
        }
    }

    /** Whole numbers without exponent or point: {@code 1E+2} is no integer to the server. */
    private static void number(BigDecimal number, JsonGenerator json) {
        if (number.scale() <= 0) {
            json.writeNumber(number.toBigInteger());
        } else {
            json.writeNumber(number);
        }
    }

    private static void array(List<Value> elements, JsonGenerator json) {
        json.writeStartArray();
        elements.forEach(element -> write(element, json));
        json.writeEndArray();
    }

    private static void object(Map<String, Value> fields, JsonGenerator json) {
        json.writeStartObject();
        fields.forEach((name, field) -> {
            json.writeName(name);
            write(field, json);
        });
        json.writeEndObject();
    }
}
