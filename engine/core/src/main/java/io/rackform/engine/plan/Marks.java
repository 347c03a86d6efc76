package io.rackform.engine.plan;

import io.rackform.engine.eval.WriteOnly;
import io.rackform.model.schema.AttributeSchema;
import io.rackform.model.schema.BlockSchema;
import io.rackform.model.value.ListValue;
import io.rackform.model.value.MapValue;
import io.rackform.model.value.Mark;
import io.rackform.model.value.MarkedValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.TupleValue;
import io.rackform.model.value.Value;
import io.rackform.model.value.Values;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Puts marks back on what providers return. A provider sees plain values; what was marked on the way in is marked on the
 * way out: at the same path, where the schema says so, and wherever a secret text turns up again, as in a payload.
 */
public final class Marks {
    /** Shorter texts turn up everywhere; they are masked at their own path only. */
    private static final int SHORTEST_TRACED = 4;

    /** Identifiers that devices choose are shorter; a longer computed text may be made from a secret. */
    private static final int LONGEST_IDENTIFIER = 64;

    private Marks() {}

    /** The object with the marks that its configuration and its schema give it. */
    public static ObjectValue restore(ObjectValue plain, ObjectValue configuration, BlockSchema schema) {
        ObjectValue visible = WriteOnly.without(configuration, schema);
        List<Value> writeOnly = WriteOnly.values(configuration, schema);
        if (writeOnly.isEmpty() && !Values.isMarkedDeep(visible) && !hasSecrets(schema)) {
            return plain;
        }
        ObjectValue carried = carry(visible, plain);
        Set<String> secrets = new HashSet<>();
        collectSecrets(visible, false, secrets);
        writeOnly.forEach(value -> collectSecrets(value, true, secrets));
        TreeMap<String, Value> marked = new TreeMap<>();
        carried.attributes().forEach((name, value) -> {
            AttributeSchema attribute = schema.attributes().get(name);
            boolean computed = attribute != null && attribute.isComputed();
            Value traced = secrets.isEmpty() ? value : trace(value, secrets, computed);
            boolean sensitive = attribute != null && attribute.has(AttributeSchema.Trait.SENSITIVE);
            marked.put(name, sensitive && !traced.isNull() ? traced.withMark(Mark.SENSITIVE) : traced);
        });
        return new ObjectValue(marked);
    }

    private static boolean hasSecrets(BlockSchema schema) {
        for (AttributeSchema attribute : schema.attributes().values()) {
            if (attribute.has(AttributeSchema.Trait.SENSITIVE)) {
                return true;
            }
        }
        return false;
    }

    /** The second object with the marks of the first at the same paths. */
    public static ObjectValue carry(ObjectValue from, ObjectValue to) {
        if (!Values.isMarkedDeep(from)) {
            return to;
        }
        return new ObjectValue(carryAll(from.attributes(), to.attributes()));
    }

    private static SortedMap<String, Value> carryAll(SortedMap<String, Value> from, SortedMap<String, Value> to) {
        TreeMap<String, Value> carried = new TreeMap<>();
        to.forEach((name, value) -> {
            Value source = from.get(name);
            carried.put(name, source == null ? value : carry(source, value));
        });
        return carried;
    }

    private static Value carry(Value from, Value to) {
        return switch (from) {
            case MarkedValue marked -> carry(marked.inner(), to).withMarks(marked.marks());
            case ObjectValue object
            when to instanceof ObjectValue target ->
                new ObjectValue(carryAll(object.attributes(), target.attributes()));
            case MapValue map
            when to instanceof MapValue target ->
                new MapValue(target.element(), carryAll(map.elements(), target.elements()));
            case TupleValue tuple
            when to instanceof TupleValue target -> new TupleValue(carryAll(tuple.elements(), target.elements()));
            case ListValue list
            when to instanceof ListValue target ->
                new ListValue(target.element(), carryAll(list.elements(), target.elements()));
            case Value other -> to.withMarks(Values.marksDeep(other));
        };
    }

    private static List<Value> carryAll(List<Value> from, List<Value> to) {
        List<Value> carried = new ArrayList<>(to.size());
        for (int i = 0; i < to.size(); i++) {
            carried.add(i < from.size() ? carry(from.get(i), to.get(i)) : to.get(i));
        }
        return carried;
    }

    private static void collectSecrets(Value value, boolean secret, Set<String> found) {
        switch (value) {
            case MarkedValue marked -> collectSecrets(marked.inner(), secret || marked.has(Mark.SENSITIVE), found);
            case StringValue(String text)
            when secret && text.length() >= SHORTEST_TRACED -> {
                found.add(text);
                found.add(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
            }
            case ObjectValue object ->
                object.attributes().values().forEach(element -> collectSecrets(element, secret, found));
            case MapValue map -> map.elements().values().forEach(element -> collectSecrets(element, secret, found));
            case TupleValue tuple -> tuple.elements().forEach(element -> collectSecrets(element, secret, found));
            case ListValue list -> list.elements().forEach(element -> collectSecrets(element, secret, found));
            case Value ignored -> {}
        }
    }

    private static Value trace(Value value, Set<String> secrets, boolean computed) {
        return switch (value) {
            case StringValue(String text) -> reveals(text, secrets, computed) ? value.withMark(Mark.SENSITIVE) : value;
            case MarkedValue marked when marked.has(Mark.SENSITIVE) -> value;
            case Value other -> Values.mapElements(other, element -> trace(element, secrets, computed));
        };
    }

    /**
     * Whether a text may reveal a secret: it holds one, or a computed text is a part of one, or is long enough to be made
     * from one, as a payload is from a document with a password somewhere in it.
     */
    private static boolean reveals(String text, Set<String> secrets, boolean computed) {
        if (secrets.stream().anyMatch(text::contains)) {
            return true;
        }
        return computed
                && (text.length() > LONGEST_IDENTIFIER
                        || text.indexOf('\n') >= 0
                        || (text.length() >= SHORTEST_TRACED
                                && secrets.stream().anyMatch(secret -> secret.contains(text))));
    }
}
