package io.rackform.lab.cluster.store;

import io.rackform.lab.cluster.fields.Shape;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * One kind in one version, as discovery lists it.
 *
 * @param group empty for the core group
 * @param plural as in paths
 * @param features what it can beside the usual
 * @param schema of a custom kind; missing for a built-in one
 */
public record ResourceKind(
        String group,
        String version,
        String plural,
        String singular,
        String kind,
        List<String> shortNames,
        Set<Feature> features,
        Shape shape,
        JsonNode schema) {
    /** What kinds differ in. */
    public enum Feature {
        NAMESPACED,
        /** Has a status that only its subresource writes. */
        STATUS,
        /** Has a scale subresource. */
        SCALE,
        /** Counts changes of what is wanted in {@code metadata.generation}. */
        GENERATION,
        /** Comes from a definition: no strategic merge patch. */
        CUSTOM,
        /** Shows up in {@code kubectl get all}. */
        IN_ALL
    }

    public ResourceKind {
        shortNames = List.copyOf(shortNames);
        features = Set.copyOf(features);
    }

    public boolean has(Feature feature) {
        return features.contains(feature);
    }

    public boolean namespaced() {
        return has(Feature.NAMESPACED);
    }

    /** As in an object's {@code apiVersion}. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** Name of the resource over all versions, as in messages: {@code configmaps}, {@code deployments.apps}. */
    public String resource() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    /** Name of the kind over all versions, as in messages: {@code ConfigMap}, {@code Deployment.apps}. */
    public String qualifiedKind() {
        return group.isEmpty() ? kind : kind + "." + group;
    }
}
