package io.rackform.lab.cluster;

import io.rackform.lab.cluster.api.Request;
import io.rackform.lab.cluster.fields.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A request's body as the traffic log may have it: bounded, and without what a secret holds. */
final class LoggedBody {
    private static final int LONGEST = 4000;
    private static final String HIDDEN = "(secret)";
    /** Holds the whole manifest once more. */
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    private LoggedBody() {}

    static String of(Request request) {
        if (request.body().isBlank()) {
            return "";
        }
        if (!request.path().contains("secrets")) {
            return bounded(request.body());
        }
        try {
            ObjectNode object = Json.yamlObject(request.body());
            hide(object);
            return bounded(object.toString());
        } catch (IllegalArgumentException e) {
            return HIDDEN; // a JSON patch, or nothing that can be read: no telling where the secret is
        }
    }

    private static void hide(ObjectNode object) {
        for (String field : new String[] {"data", "stringData"}) {
            JsonNode values = object.path(field);
            if (values instanceof ObjectNode map) {
                map.propertyNames().stream().toList().forEach(key -> map.put(key, HIDDEN));
            } else if (!values.isMissingNode()) {
                object.put(field, HIDDEN);
            }
        }
        if (object.path("metadata").get("annotations") instanceof ObjectNode annotations
                && annotations.has(LAST_APPLIED)) {
            annotations.put(LAST_APPLIED, HIDDEN);
        }
        if (object.get("items") instanceof ArrayNode items) {
            items.forEach(item -> {
                if (item instanceof ObjectNode secret) {
                    hide(secret);
                }
            });
        }
    }

    private static String bounded(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }
}
