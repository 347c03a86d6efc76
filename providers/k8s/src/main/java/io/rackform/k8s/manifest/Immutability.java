package io.rackform.k8s.manifest;

import io.rackform.k8s.api.ServerStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells a 422 that means "make it anew" from all the others. The server has no code for it: it is told by the field and
 * the words, never by the status alone ({@code replicas: -1} is a 422 too).
 */
public final class Immutability {
    /** Each as the server, or the rules of a custom resource, put it. */
    private static final Pattern WORDS = Pattern.compile("field is immutable|is immutable|may not change once set"
            + "|cannot change roleRef|updates to .* (?:is|are) forbidden|updates to .* fields other than"
            + "|pod updates may not change fields other than|spec is immutable after creation"
            + "|may not be changed in an update|field can not be changed");

    /** Fields of which a "forbidden" says it, in whatever words. */
    private static final Map<String, Set<String>> FIELDS = Map.of(
            "ConfigMap", Set.of("data", "binaryData", "immutable"),
            "Secret", Set.of("data", "type", "immutable"),
            "Deployment", Set.of("spec.selector"),
            "DaemonSet", Set.of("spec.selector"),
            "ReplicaSet", Set.of("spec.selector"),
            "StatefulSet", Set.of("spec"),
            "Job", Set.of("spec.template", "spec.selector", "spec.completions", "spec.completionMode"),
            "PersistentVolumeClaim", Set.of("spec"),
            "StorageClass", Set.of("provisioner", "parameters", "reclaimPolicy", "volumeBindingMode"),
            "PriorityClass", Set.of("value"));

    /** What the server itself guards: another uid is another object, and none of ours to replace. */
    private static final String IDENTITY = "metadata.";

    private Immutability() {}

    /** The fields that can't be changed; empty where the refusal says something else, or something else as well. */
    public static Optional<List<String>> fields(Identity identity, ServerStatus status) {
        if (status.code() != 422 || status.causes().isEmpty()) {
            return Optional.empty();
        }
        boolean all = status.causes().stream().allMatch(cause -> isImmutable(identity, cause));
        return all
                ? Optional.of(status.causes().stream()
                        .map(ServerStatus.Cause::field)
                        .distinct()
                        .toList())
                : Optional.empty();
    }

    private static boolean isImmutable(Identity identity, ServerStatus.Cause cause) {
        if (cause.field().startsWith(IDENTITY)) {
            return false;
        }
        boolean forbidden = cause.reason().equals("FieldValueForbidden");
        return WORDS.matcher(cause.message()).find()
                || (forbidden && FIELDS.getOrDefault(identity.kind(), Set.of()).contains(cause.field()));
    }
}
