package io.rackform.lab.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.lab.LabCertificates;
import io.rackform.lab.Peer;
import io.rackform.lab.Peer.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real kubectl against the lab's cluster. */
@Timeout(120)
class KubectlTest {
    private static final LabCertificates CERTIFICATES = LabCertificates.create();

    @TempDir
    Path folder;

    private LabCluster cluster;
    private Path kubeconfig;

    @BeforeEach
    void start() throws IOException {
        Peer.require("kubectl", "kubectl", "version", "--client");
        cluster = LabCluster.create("edge", Map.of("nodes", List.of("n1", "n2")), CERTIFICATES);
        kubeconfig = Files.writeString(folder.resolve("kubeconfig"), cluster.kubeconfig());
    }

    @AfterEach
    void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    private Outcome kubectl(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                "kubectl",
                "--kubeconfig",
                kubeconfig.toString(),
                "--cache-dir",
                folder.resolve("cache").toString()));
        command.addAll(List.of(arguments));
        return Peer.run(command);
    }

    private String succeed(String... arguments) {
        Outcome outcome = kubectl(arguments);
        assertThat(outcome.exit()).describedAs(outcome.output()).isZero();
        return outcome.output();
    }

    private String manifest(String image, String key) throws IOException {
        String text = """
                apiVersion: v1
                kind: Namespace
                metadata: {name: team, labels: {pod-security.kubernetes.io/warn: baseline}}
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: settings, namespace: team}
                data: {key: "%s"}
                ---
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: deny, namespace: team}
                spec: {podSelector: {}, policyTypes: [Ingress, Egress]}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web, namespace: team}
                spec:
                  replicas: 2
                  selector: {matchLabels: {app: web}}
                  template:
                    metadata: {labels: {app: web}}
                    spec: {containers: [{name: web, image: "%s", ports: [{containerPort: 80}]}]}
                """.formatted(key, image);
        return Files.writeString(folder.resolve("manifest.yaml"), text).toString();
    }

    @Test
    void appliesComparesAndDeletes() throws IOException {
        String file = manifest("nginx:1", "a");
        assertThat(succeed("apply", "--server-side", "--field-manager=me", "-f", file))
                .contains("namespace/team serverside-applied", "deployment.apps/web serverside-applied");
        int writes = cluster.traffic().writes().size();
        assertThat(succeed("apply", "--server-side", "--field-manager=me", "--dry-run=server", "-f", file))
                .contains("configmap/settings serverside-applied (server dry run)");
        assertThat(cluster.traffic().writes()).hasSize(writes);
        succeed("-n", "team", "rollout", "status", "deployment/web", "--timeout=20s");
        succeed("-n", "team", "wait", "--for=condition=Available", "deployment/web", "--timeout=20s");
        assertThat(succeed("-n", "team", "get", "deployments")).containsPattern("web +2/2 +2 +2");
        assertThat(succeed("-n", "team", "describe", "deployment", "web"))
                .contains("NewReplicaSetAvailable", "nginx:1");
        assertThat(succeed("delete", "namespace", "team")).contains("namespace \"team\" deleted");
        assertThat(kubectl("get", "namespace", "team").output())
                .contains("Error from server (NotFound): namespaces \"team\" not found");
    }

    @Test
    void seesWhoseFieldItWouldTake() throws IOException {
        succeed("apply", "--server-side", "--field-manager=me", "-f", manifest("nginx:1", "a"));
        String changed = manifest("nginx:1", "b");
        Outcome refused = kubectl("apply", "--server-side", "--field-manager=you", "-f", changed);
        assertThat(refused.exit()).isNotZero();
        assertThat(refused.output()).contains("Apply failed with 1 conflict: conflict with \"me\": .data.key");
        assertThat(succeed("apply", "--server-side", "--field-manager=you", "--force-conflicts", "-f", changed))
                .contains("configmap/settings serverside-applied");
        assertThat(succeed("-n", "team", "get", "configmap", "settings", "-o", "jsonpath={.data.key}"))
                .isEqualTo("b");
    }

    @Test
    void labelsDescribesScalesAndPatches() throws IOException {
        succeed("label", "node", "n1", "rack=r1");
        assertThat(succeed("get", "nodes", "-l", "rack=r1")).contains("n1").doesNotContain("n2");
        assertThat(succeed("describe", "node", "n1")).contains("rack=r1", "kubelet is posting ready status");
        succeed("apply", "-f", manifest("nginx:1", "a"));
        succeed("-n", "team", "scale", "deployment", "web", "--replicas=3");
        succeed("-n", "team", "patch", "deployment", "web", "--type=merge", "-p", "{\"spec\":{\"paused\":true}}");
        assertThat(succeed("-n", "team", "get", "deployment", "web", "-o", "jsonpath={.spec.replicas} {.spec.paused}"))
                .isEqualTo("3 true");
        assertThat(succeed("api-resources")).contains("networkpolicies", "customresourcedefinitions");
        assertThat(kubectl("-n", "team", "get", "widgets").output())
                .contains("the server doesn't have a resource type \"widgets\"");
    }
}
