package io.rackform.lab.cluster.rules;

import io.rackform.lab.cluster.fields.Json;
import io.rackform.lab.cluster.fields.Quantity;
import io.rackform.lab.cluster.store.ApiProblem;
import io.rackform.lab.cluster.store.ObjectStore;
import io.rackform.lab.cluster.store.ResourceKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Resource quotas, as far as they count objects. Amounts of CPU, memory and storage are not enforced. */
public final class Quota {
    private static final Set<String> COUNTED_BY_NAME =
            Set.of("configmaps", "secrets", "services", "pods", "persistentvolumeclaims", "resourcequotas");

    private Quota() {}

    /** Refuses a new object that a quota of its namespace has no room for. */
    static void check(ObjectStore store, ResourceKind kind, String namespace, String name) {
        for (ObjectNode quota : store.list("resourcequotas", namespace)) {
            List<String> requested = new ArrayList<>();
            List<String> used = new ArrayList<>();
            List<String> limited = new ArrayList<>();
            for (var hard : quota.path("spec").path("hard").properties()) {
                if (!counted(hard.getKey()).equals(kind.resource())) {
                    continue;
                }
                int count = store.list(kind.resource(), namespace).size();
                BigDecimal limit = Quantity.value(hard.getValue().asString()).orElse(BigDecimal.ZERO);
                if (limit.compareTo(BigDecimal.valueOf(count + 1L)) < 0) {
                    requested.add(hard.getKey() + "=1");
                    used.add(hard.getKey() + "=" + count);
                    limited.add(hard.getKey() + "=" + hard.getValue().asString());
                }
            }
            if (!requested.isEmpty()) {
                throw ApiProblem.forbidden(
                        kind,
                        name,
                        "exceeded quota: " + Json.text(quota, "metadata", "name") + ", requested: "
                                + String.join(",", requested) + ", used: " + String.join(",", used) + ", limited: "
                                + String.join(",", limited));
            }
        }
    }

    /** The {@code status} of a quota, as its controller computes it. */
    public static ObjectNode status(ObjectStore store, ObjectNode quota) {
        ObjectNode used = Json.object();
        String namespace = Json.text(quota, "metadata", "namespace");
        for (String name : quota.path("spec").path("hard").propertyNames()) {
            String resource = counted(name);
            used.put(
                    name,
                    resource.isEmpty()
                            ? "0"
                            : Integer.toString(store.list(resource, namespace).size()));
        }
        return Json.object("hard", quota.path("spec").path("hard").deepCopy(), "used", used);
    }

    /** The resource that a limit counts; empty where it limits something else. */
    private static String counted(String limit) {
        if (limit.startsWith("count/")) {
            return limit.substring("count/".length());
        }
        return COUNTED_BY_NAME.contains(limit) ? limit : "";
    }
}
