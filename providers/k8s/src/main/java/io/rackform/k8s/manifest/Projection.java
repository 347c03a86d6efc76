package io.rackform.k8s.manifest;

import io.rackform.k8s.json.Tree;
import io.rackform.model.type.Type;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.TupleValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import io.rackform.model.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The part of a server's object that is ours to look at: what the manifest names, what our manager owns, and defaults that
 * nobody owns. What others own is left out, and so is what the cluster fills in later.
 *
 * <p>A default that somebody else has set since it was recorded (replicas by an autoscaler) is theirs: it keeps its
 * recorded value here, so that it is neither a drift nor a change.
 */
public final class Projection {
    /** Stands for every value of a Secret; the values themselves are compared in its manifest. */
    private static final Value HIDDEN = new StringValue("(sensitive)");

    private final Manifest manifest;
    private final boolean predicted;

    private Projection(Manifest manifest, boolean predicted) {
        this.manifest = manifest;
        this.predicted = predicted;
    }

    /**
     * The part of an object as it is.
     *
     * @param recorded the part as it was recorded; null where it was not
     */
    public static ObjectValue ofLive(Value object, Manifest manifest, String fieldManager, @Nullable Value recorded) {
        return new Projection(manifest, false).project(object, fieldManager, recorded);
    }

    /** The part of what a dry run answered; what the cluster chooses anew each time is unknown. */
    public static ObjectValue ofDryRun(Value object, Manifest manifest, String fieldManager, @Nullable Value recorded) {
        return new Projection(manifest, true).project(object, fieldManager, recorded);
    }

    /**
     * What is known of a field.
     *
     * @param mine what our manager owns at and below it; null where nothing
     * @param theirs what others own at and below it; null where nothing
     * @param wanted what the manifest says; null where nothing
     * @param recorded null where it was not recorded
     */
    private record Context(
            @Nullable FieldTree mine,
            @Nullable FieldTree theirs,
            @Nullable Value wanted,
            @Nullable Value recorded) {
        Context field(String name) {
            return new Context(
                    mine == null ? null : mine.field(name),
                    theirs == null ? null : theirs.field(name),
                    Tree.fields(wanted).get(name),
                    Tree.fields(recorded).get(name));
        }

        boolean isOthers() {
            return wanted == null && mine == null && theirs != null;
        }

        boolean isNobodys() {
            return wanted == null && mine == null && theirs == null;
        }
    }

    private ObjectValue project(Value object, String fieldManager, @Nullable Value recorded) {
        FieldOwners owners = FieldOwners.of(object, fieldManager);
        Context context = new Context(owners.mine(), owners.theirs(), manifest.sent(), recorded);
        ObjectValue part = Tree.object(fields(object, context, ""));
        return manifest.identity().isSecret() ? hidden(part) : part;
    }

    private static ObjectValue hidden(ObjectValue secret) {
        TreeMap<String, Value> data = new TreeMap<>();
        Tree.fields(secret.get("data")).keySet().forEach(key -> data.put(key, HIDDEN));
        return data.isEmpty() ? secret : secret.with("data", new ObjectValue(data));
    }

    private @Nullable Value project(Value value, Context context, String path, String name) {
        if (context.wanted() == null) {
            switch (ServerChosen.of(manifest, path, name)) {
                case LEFT_OUT -> {
                    return null;
                }
                case CHOSEN_AT_APPLY -> {
                    return predicted && !value.equals(context.recorded()) ? UnknownValue.of(type(value)) : value;
                }
                case TOLD -> {}
            }
        }
        if (context.isOthers()) {
            Value recorded = context.recorded();
            return recorded != null && Values.isWhollyKnown(recorded) ? recorded : null;
        }
        if (value instanceof ObjectValue object && !object.attributes().isEmpty()) {
            return fields(object, context, path.isEmpty() ? "" : path + ".");
        }
        if (value instanceof TupleValue list) {
            return list(list, context, path + "[]");
        }
        return leaf(value, context, path);
    }

    private static Type type(Value value) {
        return value instanceof StringValue ? Type.STRING : Type.ANY;
    }

    /** A default is kept; of an object whose defaults are not looked at only what names it. */
    private @Nullable Value leaf(Value value, Context context, String path) {
        boolean compared = !context.isNobodys()
                || ServerChosen.keepsDefaults(manifest.identity())
                || path.equals("metadata.namespace");
        return compared ? value : null;
    }

    private @Nullable Value fields(Value object, Context context, String prefix) {
        TreeMap<String, Value> kept = new TreeMap<>();
        for (Map.Entry<String, Value> field : Tree.fields(object).entrySet()) {
            String name = field.getKey();
            Value part = project(field.getValue(), context.field(name), prefix + name, name);
            if (part != null) {
                kept.put(name, part);
            }
        }
        return kept.isEmpty() && context.wanted() == null ? null : new ObjectValue(kept);
    }

    private @Nullable Value list(TupleValue list, Context context, String path) {
        FieldTree mine = context.mine();
        FieldTree theirs = context.theirs();
        List<String> keys = mine == null || mine.listKeys().isEmpty()
                ? theirs == null ? List.of() : theirs.listKeys()
                : mine.listKeys();
        boolean set = (mine != null && mine.isSet()) || (theirs != null && theirs.isSet());
        if (keys.isEmpty() && !set) {
            return atomic(list, context, path);
        }
        List<Value> kept = new ArrayList<>();
        for (int i = 0; i < list.elements().size(); i++) {
            Value element = list.elements().get(i);
            Context inner = new Context(
                    mine == null ? null : mine.element(element, i),
                    theirs == null ? null : theirs.element(element, i),
                    same(element, context.wanted(), keys),
                    same(element, context.recorded(), keys));
            Value part = project(element, inner, path, "");
            if (part != null) {
                kept.add(part);
            }
        }
        return kept.isEmpty() && context.wanted() == null && mine == null ? null : new TupleValue(kept);
    }

    /** A list that has one owner: all of it, with the defaults inside. */
    private @Nullable Value atomic(TupleValue list, Context context, String path) {
        if (context.isNobodys()) {
            return leaf(list, context, path);
        }
        List<Value> wanted = Tree.elements(context.wanted()).orElse(List.of());
        List<Value> recorded = Tree.elements(context.recorded()).orElse(List.of());
        List<Value> kept = new ArrayList<>();
        for (int i = 0; i < list.elements().size(); i++) {
            Context inner = new Context(
                    FieldTree.WHOLE,
                    null,
                    i < wanted.size() ? wanted.get(i) : null,
                    i < recorded.size() ? recorded.get(i) : null);
            Value part = project(list.elements().get(i), inner, path, "");
            if (part != null) {
                kept.add(part);
            }
        }
        return new TupleValue(kept);
    }

    /** The element of another list that stands for the same thing. */
    private static @Nullable Value same(Value element, @Nullable Value others, List<String> keys) {
        for (Value other : Tree.elements(others).orElse(List.of())) {
            boolean found = keys.isEmpty()
                    ? other.equals(element)
                    : keys.stream().allMatch(key -> {
                        Value wanted = Tree.fields(other).get(key);
                        return wanted == null
                                || wanted.equals(Tree.fields(element).get(key));
                    });
            if (found) {
                return other;
            }
        }
        return null;
    }
}
