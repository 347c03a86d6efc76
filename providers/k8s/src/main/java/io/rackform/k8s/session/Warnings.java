package io.rackform.k8s.session;

import io.rackform.k8s.manifest.Identity;
import io.rackform.spi.Finding;

/** What the server gives to consider, in its {@code Warning} headers. */
final class Warnings {
    private Warnings() {}

    static Finding of(Identity identity, String words) {
        return Finding.warning("Cluster warns about the manifest", "Of " + identity + " the cluster says: " + words);
    }
}
