package io.rackform.k8s.session;

import io.rackform.k8s.api.Call;
import io.rackform.k8s.manifest.Identity;

/** A kind as the server serves it. */
record ServedKind(String apiVersion, String plural, boolean namespaced) {
    /** The path of one object. */
    String path(Identity identity) {
        String namespace = identity.namespace().isEmpty() ? Identity.DEFAULT_NAMESPACE : identity.namespace();
        return root(apiVersion)
                + (namespaced ? "/namespaces/" + Call.encode(namespace) : "")
                + "/" + Call.encode(plural) + "/" + Call.encode(identity.name());
    }

    /** The path under which a version of a group is served. */
    static String root(String apiVersion) {
        int slash = apiVersion.indexOf('/');
        return slash < 0
                ? "/api/" + Call.encode(apiVersion)
                : "/apis/" + Call.encode(apiVersion.substring(0, slash)) + "/"
                        + Call.encode(apiVersion.substring(slash + 1));
    }
}
