package io.rackform.hcl.function.document;

import io.rackform.hcl.value.Numbers;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.TupleValue;
import io.rackform.model.value.Value;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON as values: objects as objects, arrays as tuples. */
final class JsonReader {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(500).build())
            .build();

    private final JsonParser parser;
    private @Nullable String fault;

    private JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    /** A value, or why the text is none. */
    sealed interface Result {
        record Read(Value value) implements Result {}

        record Wrong(String why) implements Result {}
    }

    static Result read(String text) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            JsonReader reader = new JsonReader(parser);
            JsonToken first = parser.nextToken();
            if (first == null) {
                return new Result.Wrong("the text is empty, so it is not JSON");
            }
            Value value = reader.value(first);
            if (reader.fault != null) {
                return new Result.Wrong(reader.fault);
            }
            return parser.nextToken() == null
                    ? new Result.Read(value)
                    : new Result.Wrong("there is more text after the end of the JSON value");
        } catch (JacksonException wrong) {
            return new Result.Wrong("the text is not valid JSON: " + place(wrong.getLocation()) + "\""
                    + wrong.getOriginalMessage() + "\"");
        }
    }

    /** Where nothing is at fault but the text as a whole there is no place. */
    private static String place(@Nullable TokenStreamLocation at) {
        return at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
    }

    private Value value(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> new StringValue(normal(parser.getString()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getString());
            case VALUE_TRUE -> BoolValue.TRUE;
            case VALUE_FALSE -> BoolValue.FALSE;
            case VALUE_NULL -> NullValue.ANY;
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("no value starts with " + token);
        };
    }

    /** Half of a pair of surrogates is no character, and could be written nowhere. */
    private static final Pattern HALF =
            Pattern.compile("[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]");

    private static String normal(String given) {
        String text = given.chars().anyMatch(c -> Character.isSurrogate((char) c))
                ? HALF.matcher(given).replaceAll("\ufffd")
                : given;
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private Value number(String text) {
        Optional<NumberValue> number = Numbers.parse(text);
        if (number.isEmpty()) {
            fault = "the number \"" + text + "\" is too great or too small";
            return NullValue.ANY;
        }
        return number.get();
    }

    private Value object() {
        TreeMap<String, Value> attributes = new TreeMap<>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            attributes.put(normal(name), value(parser.nextToken()));
        }
        return new ObjectValue(attributes);
    }

    private Value array() {
        List<Value> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            elements.add(value(token));
        }
        return new TupleValue(elements);
    }
}
