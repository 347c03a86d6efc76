package io.rackform.k8s.manifest;

import io.rackform.k8s.json.Tree;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.Value;
import java.util.List;
import java.util.Set;

/** A manifest for an object that is there: what somebody could have written, without what the cluster puts in by itself. */
public final class LiveManifest {
    private static final Set<String> METADATA = Set.of("name", "namespace", "labels", "annotations");
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    private LiveManifest() {}

    /** Without the values of a Secret: what is not known to be safe is not written down. */
    public static ObjectValue of(Value object, Identity identity) {
        ObjectValue bare = Tree.without(Tree.object(object), List.of("status"));
        ObjectValue metadata = Tree.object(Tree.at(bare, "metadata"));
        List<String> others = metadata.attributes().keySet().stream()
                .filter(name -> !METADATA.contains(name))
                .toList();
        ObjectValue kept = Tree.without(metadata, others);
        Value annotations = kept.get("annotations");
        if (annotations instanceof ObjectValue all) {
            ObjectValue rest = Tree.without(all, List.of(LAST_APPLIED));
            kept = rest.attributes().isEmpty()
                    ? Tree.without(kept, List.of("annotations"))
                    : kept.with("annotations", rest);
        }
        ObjectValue whole = bare.with("metadata", kept);
        return identity.isSecret() ? Tree.without(whole, List.of("data", "stringData")) : whole;
    }
}
