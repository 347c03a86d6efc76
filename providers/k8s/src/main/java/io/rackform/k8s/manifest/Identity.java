package io.rackform.k8s.manifest;

/**
 * Which object of the cluster.
 *
 * @param apiVersion {@code v1}, {@code apps/v1}
 * @param namespace as the manifest says; empty where it says none
 */
public record Identity(String apiVersion, String kind, String namespace, String name) {
    /** Where a namespaced object goes whose manifest names no namespace. */
    public static final String DEFAULT_NAMESPACE = "default";

    /** The API group; empty for the core. */
    public String group() {
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }

    public boolean isSecret() {
        return kind.equals("Secret") && group().isEmpty();
    }

    /** The object as messages name it. */
    @Override
    public String toString() {
        return kind + " " + (namespace.isEmpty() ? "" : namespace + "/") + name;
    }
}
