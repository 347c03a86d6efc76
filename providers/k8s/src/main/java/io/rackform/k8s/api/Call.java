package io.rackform.k8s.api;

import io.rackform.model.value.ObjectValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One request.
 *
 * @param path with its query, percent-encoded
 * @param body null for none
 * @param writes whether it may change the cluster; a dry run does not
 */
public record Call(Method method, String path, @Nullable ObjectValue body, boolean writes) {
    /** The methods that the provider needs. */
    public enum Method {
        GET,
        /** A PATCH that is a server-side apply. */
        APPLY,
        DELETE
    }

    /** How an apply is meant. */
    public enum Effect {
        DRY_RUN,
        WRITE
    }

    public static Call get(String path) {
        return new Call(Method.GET, path, null, false);
    }

    /** @param force whether fields that others own are taken over */
    public static Call apply(String path, ObjectValue manifest, String fieldManager, boolean force, Effect effect) {
        String query = "?fieldManager=" + encode(fieldManager)
                + (force ? "&force=true" : "")
                + (effect == Effect.DRY_RUN ? "&dryRun=All" : "");
        return new Call(Method.APPLY, path + query, manifest, effect == Effect.WRITE);
    }

    public static Call delete(String path, ObjectValue options) {
        return new Call(Method.DELETE, path, options, true);
    }

    /** One segment of a path, or one value of a query. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Never the body: it may be a Secret. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
