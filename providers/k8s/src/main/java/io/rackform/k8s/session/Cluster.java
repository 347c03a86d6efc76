package io.rackform.k8s.session;

import io.rackform.k8s.api.Call;
import io.rackform.k8s.api.ClusterApi;
import io.rackform.k8s.api.Reply;
import io.rackform.k8s.manifest.Attributes;
import io.rackform.k8s.manifest.Identity;

/**
 * What all parts of a session share.
 *
 * @param fieldManager the provider's, for resources that name none
 */
record Cluster(ClusterApi api, Kinds kinds, String fieldManager) {
    /** The manager under which a resource's fields are owned. */
    String managerOf(Attributes attributes) {
        return attributes.fieldManager().isEmpty() ? fieldManager : attributes.fieldManager();
    }

    Reply get(ServedKind kind, Identity identity) {
        return api.send(Call.get(kind.path(identity)));
    }

    String server() {
        return api.server();
    }
}
