package io.rackform.netconf;

import io.rackform.model.type.Type;
import io.rackform.model.value.ListValue;
import io.rackform.model.value.MapValue;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import io.rackform.model.value.Values;
import io.rackform.netconf.subtree.ConfigText;
import io.rackform.netconf.subtree.LearnedShapes;
import io.rackform.netconf.subtree.Ownership;
import io.rackform.netconf.subtree.Shapes;
import io.rackform.netconf.xml.Element;
import io.rackform.netconf.xml.XmlException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The attributes of a {@code netconf_config} object, by name, and how they become Java values. */
final class ConfigObject {
    static final String CONFIG = "config";
    static final String KEYS = "keys";
    static final String ORDERED = "ordered";
    static final String RUNNING = "running";
    static final String PAYLOAD = "payload";
    static final String PREEXISTING = "preexisting";
    static final String SETTLED = "settled";

    /** What the configuration decides. */
    private static final Map<String, Type> ARGUMENTS =
            Map.of(CONFIG, Type.STRING, KEYS, Type.map(Type.STRING), ORDERED, Type.list(Type.STRING));

    private final ObjectValue value;

    ConfigObject(ObjectValue value) {
        this.value = value;
    }

    /** The object with only what the configuration says. */
    static ObjectValue configured(ObjectValue configuration) {
        TreeMap<String, Value> attributes = new TreeMap<>();
        ARGUMENTS.forEach((name, type) -> {
            Value attribute = configuration.get(name);
            attributes.put(name, attribute == null ? new NullValue(type) : attribute);
        });
        return new ObjectValue(attributes);
    }

    /** The object with what is read or computed. */
    static ObjectValue complete(ObjectValue configured, String running, String payload, Ownership ownership) {
        TreeMap<String, Value> settled = new TreeMap<>();
        ownership.settled().forEach((path, form) -> settled.put(path, new StringValue(form)));
        return configured
                .with(RUNNING, new StringValue(running))
                .with(PAYLOAD, new StringValue(payload))
                .with(PREEXISTING, paths(ownership))
                .with(SETTLED, new MapValue(Type.STRING, settled));
    }

    static ListValue paths(Ownership ownership) {
        return new ListValue(
                Type.STRING,
                ownership.preexisting().stream().map(StringValue::new).collect(Collectors.toList()));
    }

    /** Whether all that the configuration decides is known. */
    boolean isConfigKnown() {
        return ARGUMENTS.keySet().stream()
                .map(value::get)
                .allMatch(attribute -> attribute == null || Values.isWhollyKnown(attribute));
    }

    boolean hasConfig() {
        return value.get(CONFIG) instanceof StringValue;
    }

    String text(String name) {
        return value.get(name) instanceof StringValue(String text) ? text : "";
    }

    /** A text that is known, or nothing. */
    Optional<String> known(String name) {
        return value.get(name) instanceof StringValue(String text) ? Optional.of(text) : Optional.empty();
    }

    List<Element> tree() throws XmlException {
        return ConfigText.parse(text(CONFIG));
    }

    /** The tree of an object whose text was accepted before. */
    static List<Element> treeOf(@Nullable ObjectValue object) {
        if (object == null) {
            return List.of();
        }
        ConfigObject parsed = new ConfigObject(object);
        try {
            return parsed.hasConfig() ? parsed.tree() : List.of();
        } catch (XmlException e) {
            return List.of();
        }
    }

    /** What the configuration and its tree tell of shapes, with what the device's modules tell. */
    Shapes shapes(LearnedShapes learned, List<Element> tree) {
        TreeMap<String, List<String>> keys = new TreeMap<>();
        strings(value.get(KEYS)).forEach((name, words) -> keys.put(name, words(words)));
        return new Shapes(keys, new HashSet<>(list(ORDERED)), learned).seenIn(tree);
    }

    private static List<String> words(String keyStatement) {
        return keyStatement.isBlank() ? List.of() : List.of(keyStatement.strip().split("\\s+"));
    }

    Ownership ownership() {
        return Ownership.of(new HashSet<>(list(PREEXISTING)), strings(value.get(SETTLED)));
    }

    boolean isOwnershipKnown() {
        Value paths = value.get(PREEXISTING);
        return paths != null && Values.isWhollyKnown(paths) && !paths.isNull();
    }

    private List<String> list(String name) {
        List<String> texts = new ArrayList<>();
        if (value.get(name) instanceof ListValue list) {
            for (Value element : list.elements()) {
                if (element instanceof StringValue(String text)) {
                    texts.add(text);
                }
            }
        }
        return texts;
    }

    private static Map<String, String> strings(@Nullable Value value) {
        TreeMap<String, String> texts = new TreeMap<>();
        if (value instanceof MapValue(Type ignored, SortedMap<String, Value> elements)) {
            elements.forEach((key, element) -> {
                if (element instanceof StringValue(String text)) {
                    texts.put(key, text);
                }
            });
        }
        return texts;
    }
}
