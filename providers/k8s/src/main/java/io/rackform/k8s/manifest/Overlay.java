package io.rackform.k8s.manifest;

import io.rackform.k8s.json.Tree;
import io.rackform.model.value.ListValue;
import io.rackform.model.value.MapValue;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.SetValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.TupleValue;
import io.rackform.model.value.Value;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The manifest as the cluster has it now: what was written, except where the cluster's form of a field is another than
 * when it was recorded. So a quantity that the server spells in its own way is no difference, and a difference shows at
 * the field where the user wrote it.
 */
public final class Overlay {
    private Overlay() {}

    /**
     * @param written the manifest as recorded
     * @param recorded the server's form of it when it was recorded; null where that is not known
     * @param live the server's form of it now
     * @param object the live object with a Secret's values
     */
    public static Value of(Value written, @Nullable Value recorded, Value live, Value object) {
        Manifest manifest = Manifest.of(written).orElse(null);
        Value known = recorded != null ? recorded : manifest != null ? manifest.sent() : null;
        Value overlaid = Objects.requireNonNullElse(overlay(written, known, live), ObjectValue.EMPTY);
        return manifest != null && manifest.identity().isSecret() ? secret(overlaid, written, object) : overlaid;
    }

    private static @Nullable Value overlay(Value written, @Nullable Value recorded, @Nullable Value live) {
        if (written instanceof NullValue || Objects.equals(recorded, live)) {
            return written;
        }
        if (live == null) {
            return null;
        }
        if (Tree.isObject(written) && Tree.isObject(live)) {
            TreeMap<String, Value> fields = new TreeMap<>();
            Tree.fields(written).forEach((name, field) -> {
                Value overlaid = overlay(
                        field,
                        Tree.fields(recorded).get(name),
                        Tree.fields(live).get(name));
                if (overlaid != null) {
                    fields.put(name, overlaid);
                }
            });
            return shaped(written, fields);
        }
        List<Value> before = Tree.elements(recorded).orElse(List.of());
        List<Value> after = Tree.elements(live).orElse(List.of());
        List<Value> own = Tree.elements(written).orElse(List.of());
        if (own.isEmpty() || own.size() != before.size() || own.size() != after.size()) {
            return live;
        }
        List<Value> elements = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            Value overlaid = overlay(own.get(i), before.get(i), after.get(i));
            elements.add(overlaid == null ? after.get(i) : overlaid);
        }
        return shaped(written, elements);
    }

    /** The fields in the kind of value that was written, where they still fit it. */
    private static Value shaped(Value written, SortedMap<String, Value> fields) {
        return written instanceof MapValue map
                        && fields.values().stream()
                                .allMatch(field -> field.type().equals(map.element()))
                ? new MapValue(map.element(), fields)
                : new ObjectValue(fields);
    }

    private static Value shaped(Value written, List<Value> elements) {
        return switch (written) {
            case ListValue list when fits(elements, list.element()) -> new ListValue(list.element(), elements);
            case SetValue set when fits(elements, set.element()) -> SetValue.of(set.element(), elements);
            case Value ignored -> new TupleValue(elements);
        };
    }

    private static boolean fits(List<Value> elements, io.rackform.model.type.Type type) {
        return elements.stream().allMatch(element -> element.type().equals(type));
    }

    /** A Secret's values are hidden in the server's form: here they are compared themselves. */
    private static Value secret(Value overlaid, Value written, Value object) {
        SortedMap<String, Value> live = Tree.fields(Tree.at(object, "data"));
        TreeMap<String, Value> fields = new TreeMap<>(Tree.fields(overlaid));
        for (String part : List.of("data", "stringData")) {
            Value own = Tree.at(written, part);
            if (own != null) {
                TreeMap<String, Value> values = new TreeMap<>();
                Tree.fields(own).forEach((key, value) -> {
                    Value now = live.get(key);
                    if (value instanceof NullValue) {
                        values.put(key, value);
                    } else if (now != null) {
                        values.put(key, part.equals("data") ? now : asText(now, value));
                    }
                });
                fields.put(part, shaped(own, values));
            }
        }
        return shaped(written, fields);
    }

    /** The decoded text; the base64 where it is none. What was written stays where it means the same. */
    private static Value asText(Value base64, Value written) {
        if (!(base64 instanceof StringValue(String encoded))) {
            return base64;
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(encoded);
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Manifest.encoded(written).equals(base64) ? written : new StringValue(text);
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return base64;
        }
    }
}
