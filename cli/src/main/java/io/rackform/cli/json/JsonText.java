package io.rackform.cli.json;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes trees of maps, lists, texts, numbers and truth values as JSON. */
public final class JsonText {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonText() {}

    public static String of(@Nullable Object tree) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            write(tree, json);
        }
        return text.toString();
    }

    private static void write(@Nullable Object tree, JsonGenerator json) {
        switch (tree) {
            case null -> json.writeNull();
            case Map<?, ?> map -> {
                json.writeStartObject();
                map.forEach((key, value) -> {
                    json.writeName(String.valueOf(key));
                    write(value, json);
                });
                json.writeEndObject();
            }
            case Collection<?> elements -> {
                json.writeStartArray();
                elements.forEach(element -> write(element, json));
                json.writeEndArray();
            }
            case Boolean truth -> json.writeBoolean(truth);
            case BigDecimal number -> json.writeNumber(number.toPlainString());
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            default -> json.writeString(tree.toString()); // allow default: everything else is text
        }
    }
}
