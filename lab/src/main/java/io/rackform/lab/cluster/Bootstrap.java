package io.rackform.lab.cluster;

import io.rackform.lab.cluster.control.SystemWriter;
import io.rackform.lab.cluster.fields.Json;
import io.rackform.lab.cluster.store.KindTable;
import io.rackform.lab.cluster.store.ObjectStore;
import io.rackform.lab.cluster.store.ResourceKind;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What a cluster has from its first moment: its namespaces, its nodes, its own service. */
final class Bootstrap {
    private final KindTable kinds;
    private final SystemWriter writer;
    private final String now;

    private Bootstrap(ObjectStore store, Clock clock) {
        kinds = store.kinds();
        writer = new SystemWriter(store, clock);
        now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static void fill(ObjectStore store, Clock clock, List<String> nodes) {
        store.locked(() -> {
            Bootstrap bootstrap = new Bootstrap(store, clock);
            List.of("default", "kube-node-lease", "kube-public", "kube-system").forEach(bootstrap::namespace);
            for (int i = 0; i < nodes.size(); i++) {
                bootstrap.node(nodes.get(i), i);
            }
            bootstrap.ownService();
        });
    }

    private ResourceKind kind(String name) {
        return kinds.builtIn("v1", name);
    }

    private void namespace(String name) {
        ObjectNode labels = Json.object("kubernetes.io/metadata.name", name);
        writer.create(
                kind("Namespace"),
                Json.object(
                        "metadata", Json.object("name", name, "labels", labels),
                        "spec", Json.object("finalizers", Json.array("kubernetes")),
                        "status", Json.object("phase", "Active")));
    }

    private void node(String name, int index) {
        ObjectNode labels =
                Json.object("kubernetes.io/hostname", name, "kubernetes.io/os", "linux", "kubernetes.io/arch", "amd64");
        if (index == 0) {
            labels.put("node-role.kubernetes.io/control-plane", "");
        }
        String podCidr = "10.244." + index + ".0/24";
        ObjectNode resources = Json.object("cpu", "8", "memory", "32Gi", "pods", "110");
        List<ObjectNode> addresses = List.of(
                Json.object("type", "InternalIP", "address", "192.0.2." + (index + 10)),
                Json.object("type", "Hostname", "address", name));
        ObjectNode nodeInfo = Json.object(
                "architecture", "amd64",
                "bootID", "",
                "containerRuntimeVersion", "containerd://2.1.4",
                "kernelVersion", "6.1.0",
                "kubeProxyVersion", "",
                "kubeletVersion", "v1.34.0",
                "machineID", "",
                "operatingSystem", "linux",
                "osImage", "Rackform lab",
                "systemUUID", "");
        ObjectNode status = Json.object(
                "addresses", addresses,
                "allocatable", resources,
                "capacity", resources.deepCopy(),
                "conditions", Json.array(ready()),
                "nodeInfo", nodeInfo);
        writer.create(
                kind("Node"),
                Json.object(
                        "metadata", Json.object("name", name, "labels", labels),
                        "spec", Json.object("podCIDR", podCidr, "podCIDRs", Json.array(podCidr)),
                        "status", status));
    }

    private ObjectNode ready() {
        return Json.object(
                "type", "Ready",
                "status", "True",
                "reason", "KubeletReady",
                "message", "kubelet is posting ready status",
                "lastHeartbeatTime", now,
                "lastTransitionTime", now);
    }

    private void ownService() {
        ObjectNode port = Json.object("name", "https", "port", 443, "protocol", "TCP", "targetPort", 6443);
        ObjectNode spec = Json.object(
                "type", "ClusterIP",
                "clusterIP", "10.96.0.1",
                "clusterIPs", Json.array("10.96.0.1"),
                "internalTrafficPolicy", "Cluster",
                "ipFamilies", Json.array("IPv4"),
                "ipFamilyPolicy", "SingleStack",
                "ports", Json.array(port),
                "sessionAffinity", "None");
        writer.create(
                kind("Service"),
                Json.object(
                        "metadata", Json.object("name", "kubernetes", "namespace", "default"),
                        "spec", spec,
                        "status", Json.object("loadBalancer", Json.object())));
    }
}
