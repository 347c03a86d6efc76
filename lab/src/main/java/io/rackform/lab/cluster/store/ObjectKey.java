package io.rackform.lab.cluster.store;

import java.util.Comparator;

/**
 * Names one object.
 *
 * @param resource as {@link ResourceKind#resource()}
 * @param namespace empty where the kind has none
 */
public record ObjectKey(String resource, String namespace, String name) implements Comparable<ObjectKey> {
    private static final Comparator<ObjectKey> ORDER = Comparator.comparing(ObjectKey::resource)
            .thenComparing(ObjectKey::namespace)
            .thenComparing(ObjectKey::name);

    @Override
    public int compareTo(ObjectKey other) {
        return ORDER.compare(this, other);
    }
}
