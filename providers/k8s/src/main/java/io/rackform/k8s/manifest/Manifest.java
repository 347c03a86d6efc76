package io.rackform.k8s.manifest;

import io.rackform.k8s.json.Tree;
import io.rackform.model.type.Type;
import io.rackform.model.value.ListValue;
import io.rackform.model.value.MapValue;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.SetValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.TupleValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import io.rackform.model.value.Values;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A manifest that says which object it is about.
 *
 * @param sent as it goes to the server: without nulls, which in HCL mean "not set", a Secret's {@code stringData} as
 *     {@code data}; parts may be unknown
 */
public record Manifest(Identity identity, ObjectValue sent) {
    /** The manifest; empty where it does not say, or does not say yet, which object it is about. */
    public static Optional<Manifest> of(@Nullable Value configured) {
        if (configured == null || !Tree.isObject(configured)) {
            return Optional.empty();
        }
        ObjectValue sent = Tree.object(normal(configured));
        Identity identity = new Identity(
                Tree.text(sent, "apiVersion"),
                Tree.text(sent, "kind"),
                Tree.text(sent, "metadata", "namespace"),
                Tree.text(sent, "metadata", "name"));
        Value namespace = Tree.at(sent, "metadata", "namespace");
        boolean told = !identity.apiVersion().isEmpty()
                && !identity.kind().isEmpty()
                && !identity.name().isEmpty()
                && (namespace == null || namespace instanceof StringValue);
        if (!told) {
            return Optional.empty();
        }
        return Optional.of(new Manifest(identity, identity.isSecret() ? withoutStringData(sent) : sent));
    }

    public boolean isWhollyKnown() {
        return Values.isWhollyKnown(sent);
    }

    /** Only what names the object: applied, it gives up every field that its manager owns. */
    public ObjectValue bare() {
        ObjectValue bare = Tree.with(ObjectValue.EMPTY, new StringValue(identity.apiVersion()), "apiVersion");
        bare = Tree.with(bare, new StringValue(identity.kind()), "kind");
        bare = Tree.with(bare, new StringValue(identity.name()), "metadata", "name");
        return identity.namespace().isEmpty()
                ? bare
                : Tree.with(bare, new StringValue(identity.namespace()), "metadata", "namespace");
    }

    /** Whether it only names the object: its manager then owns no field, and the server keeps no trace of it. */
    boolean isBare() {
        return sent.equals(bare());
    }

    /** Objects and tuples only, no nulls. */
    static Value normal(Value value) {
        return switch (value) {
            case ObjectValue object -> fields(object);
            case MapValue map -> fields(map);
            case TupleValue tuple -> elements(tuple.elements());
            case ListValue list -> elements(list.elements());
            case SetValue set -> elements(set.elements());
            case Value other -> other;
        };
    }

    private static ObjectValue fields(Value object) {
        TreeMap<String, Value> fields = new TreeMap<>();
        Tree.fields(object).forEach((name, field) -> {
            if (!(field instanceof NullValue)) {
                fields.put(name, normal(field));
            }
        });
        return new ObjectValue(fields);
    }

    private static TupleValue elements(List<Value> elements) {
        return new TupleValue(elements.stream()
                .filter(element -> !(element instanceof NullValue))
                .map(Manifest::normal)
                .toList());
    }

    /** Applied as {@code stringData}, a key that is dropped later would stay in {@code data}. */
    private static ObjectValue withoutStringData(ObjectValue sent) {
        Value texts = sent.get("stringData");
        if (texts == null || !Tree.isObject(texts)) {
            return sent;
        }
        TreeMap<String, Value> data = new TreeMap<>(Tree.fields(sent.get("data")));
        Tree.fields(texts).forEach((key, text) -> data.put(key, encoded(text)));
        return Tree.without(sent, List.of("stringData")).with("data", new ObjectValue(data));
    }

    /** A text of {@code stringData} as the server keeps it; a number is taken as its text. */
    static Value encoded(Value text) {
        return switch (text) {
            case StringValue(String string) ->
                new StringValue(Base64.getEncoder().encodeToString(string.getBytes(StandardCharsets.UTF_8)));
            case UnknownValue ignored -> UnknownValue.of(Type.STRING);
            case NumberValue(BigDecimal number) -> encoded(new StringValue(number.toPlainString()));
            case Value other -> other;
        };
    }
}
