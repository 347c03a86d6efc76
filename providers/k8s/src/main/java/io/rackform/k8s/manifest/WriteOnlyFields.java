package io.rackform.k8s.manifest;

import io.rackform.k8s.json.Tree;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fields of {@code sensitive_fields_wo}. They belong to a field manager of their own, so that a dry run and a look at
 * the manifest's fields neither need them nor take them off.
 */
public final class WriteOnlyFields {
    private static final Pattern STEP = Pattern.compile("\\.?([^.\\[\\]\"]+)|\\[\"((?:[^\"\\\\]|\\\\.)+)\"]");

    private WriteOnlyFields() {}

    /** The manager that owns them. */
    public static String manager(String fieldManager) {
        return fieldManager + "-wo";
    }

    /**
     * Whether they are to be applied: to an object that is new here, and where the version is another one.
     *
     * @param recorded null where the object is new or adopted
     */
    public static boolean isDue(Attributes configured, @Nullable Attributes recorded) {
        Value version = configured.all().get(ManifestSchema.SENSITIVE_FIELDS_VERSION);
        return recorded == null
                ? !fields(configured).isEmpty()
                : version != null && !version.equals(recorded.all().get(ManifestSchema.SENSITIVE_FIELDS_VERSION));
    }

    /** Whether the object has ever had such fields. */
    public static boolean areOn(Attributes prior) {
        return Tree.at(prior.all(), ManifestSchema.SENSITIVE_FIELDS_VERSION) != null;
    }

    private static Map<String, Value> fields(Attributes configured) {
        return Tree.fields(Tree.at(configured.all(), ManifestSchema.SENSITIVE_FIELDS));
    }

    /** The object with only its names and these fields; a Secret's texts are encoded. */
    public static ObjectValue body(Attributes configured, Manifest manifest) {
        return on(manifest.bare(), configured, manifest);
    }

    /** An object with these fields in addition to its own. */
    public static ObjectValue on(ObjectValue object, Attributes configured, Manifest manifest) {
        ObjectValue body = object;
        for (Map.Entry<String, Value> field : fields(configured).entrySet()) {
            List<String> path = path(field.getKey()).orElse(List.of());
            Value value = field.getValue();
            if (path.isEmpty() || value.isNull()) {
                continue;
            }
            if (manifest.identity().isSecret()
                    && path.size() == 2
                    && path.getFirst().equals("stringData")) {
                path = List.of("data", path.get(1));
                value = Manifest.encoded(value);
            }
            body = Tree.with(body, value, path.toArray(String[]::new));
        }
        return body;
    }

    /** The names of a path; empty where it is none. */
    static Optional<List<String>> path(String text) {
        List<String> names = new ArrayList<>();
        Matcher steps = STEP.matcher(text);
        while (steps.lookingAt()) {
            String bare = steps.group(1);
            names.add(bare != null ? bare : steps.group(2).replaceAll("\\\\(.)", "$1"));
            steps.region(steps.end(), text.length());
        }
        return steps.regionStart() == text.length() && !names.isEmpty() ? Optional.of(names) : Optional.empty();
    }

    /** A path that cannot be read; none of its value is shown. */
    static Optional<String> unreadable(Attributes configuration) {
        return fields(configuration).keySet().stream()
                .filter(path -> path(path).filter(WriteOnlyFields::mayBeSet).isEmpty())
                .findFirst();
    }

    /** What names the object is told by the manifest, and what is the cluster's own by nobody. */
    private static boolean mayBeSet(List<String> path) {
        return switch (path.getFirst()) {
            case "apiVersion", "kind", "status" -> false;
            case "metadata" ->
                path.size() > 2
                        && (path.get(1).equals("annotations") || path.get(1).equals("labels"));
            default -> true; // allow default: names of fields
        };
    }
}
