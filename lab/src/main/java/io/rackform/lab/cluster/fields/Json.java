package io.rackform.lab.cluster.fields;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON trees: from text and YAML, to bytes, and the few ways in which the cluster reaches into them. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** Characters; as much as the largest request body. */
    private static final int YAML_LIMIT = 3 * 1024 * 1024;

    private Json() {}

    /** @throws IllegalArgumentException where the text is not JSON; the message says why */
    public static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    /** @throws IllegalArgumentException where the text is not one JSON object */
    public static ObjectNode object(String text) {
        if (parse(text) instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalArgumentException("it is not a JSON object");
    }

    /** @throws IllegalArgumentException where the text is not one YAML (or JSON) document that is an object */
    public static ObjectNode yamlObject(String text) {
        if (text.stripLeading().startsWith("{")) {
            return object(text);
        }
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setCodePointLimit(YAML_LIMIT)
                    .setAllowDuplicateKeys(false)
                    .build();
            Object loaded = new Load(settings).loadFromString(text);
            if (fromJava(loaded) instanceof ObjectNode object) {
                return object;
            }
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        throw new IllegalArgumentException("it is not an object");
    }

    public static ObjectNode object() {
        return NODES.objectNode();
    }

    /** An object in the order given: name, value, name, value. Values are Java's own, or trees. */
    public static ObjectNode object(Object... namesAndValues) {
        ObjectNode object = object();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.set((String) namesAndValues[i], fromJava(namesAndValues[i + 1]));
        }
        return object;
    }

    public static ArrayNode array(Object... items) {
        return array(List.of(items));
    }

    public static ArrayNode array(Collection<?> items) {
        ArrayNode array = NODES.arrayNode();
        items.forEach(item -> array.add(fromJava(item)));
        return array;
    }

    public static JsonNode string(String text) {
        return NODES.stringNode(text);
    }

    public static JsonNode fromJava(@Nullable Object value) {
        return switch (value) {
            case null -> NODES.nullNode();
            case JsonNode node -> node;
            case String text -> NODES.stringNode(text);
            case Boolean flag -> NODES.booleanNode(flag);
            case Map<?, ?> map -> {
                ObjectNode object = object();
                map.forEach((key, item) -> object.set(String.valueOf(key), fromJava(item)));
                yield object;
            }
            case Collection<?> list -> array(list);
            // allow default: any other type of Java's own
            default -> MAPPER.valueToTree(value);
        };
    }

    public static byte[] bytes(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }

    /** The text below a path of field names; empty where there is none. */
    public static String text(JsonNode node, String... path) {
        JsonNode at = node;
        for (String name : path) {
            at = at.path(name);
        }
        return at.isValueNode() && !at.isNull() ? at.asString() : "";
    }

    /** The object at a field; made where there is none or something else. */
    public static ObjectNode child(ObjectNode parent, String name) {
        return parent.get(name) instanceof ObjectNode child ? child : parent.putObject(name);
    }

    static String quoted(String text) {
        return NODES.stringNode(text).toString();
    }
}
