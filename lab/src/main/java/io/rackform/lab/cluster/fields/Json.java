package io.rackform.lab.cluster.fields;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON trees: from text and YAML, to bytes, and the few ways in which the cluster reaches into them. */
public final class Json {
    /** Levels of objects and lists; manifests have about twenty. */
    private static final int DEEPEST = 100;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .build();
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
        // What starts like JSON may still be YAML in flow style.
        Optional<ObjectNode> json = text.stripLeading().startsWith("{") ? jsonObject(text) : Optional.empty();
        return json.orElseGet(() -> loadYaml(text));
    }

    private static Optional<ObjectNode> jsonObject(String text) {
        try {
            return Optional.of(object(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static ObjectNode loadYaml(String text) {
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setCodePointLimit(YAML_LIMIT)
                    .setAllowDuplicateKeys(false)
                    .build();
            refuseDepth(new Parse(settings).parseString(text));
            Object loaded = new Load(settings).loadFromString(text);
            if (fromJava(loaded) instanceof ObjectNode object) {
                return object;
            }
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        throw new IllegalArgumentException("it is not an object");
    }

    /** Loading goes as deep as the document: a hostile one must not end the thread. */
    private static void refuseDepth(Iterable<Event> events) {
        int depth = 0;
        for (Event event : events) {
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> depth--;
                case Alias, Comment, DocumentEnd, DocumentStart, Scalar, StreamEnd, StreamStart -> {}
            }
            if (depth > DEEPEST) {
                throw new IllegalArgumentException("it is nested deeper than " + DEEPEST + " levels");
            }
        }
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
