package io.rackform.lab.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.lab.LabCertificates;
import io.rackform.lab.cluster.ClusterClient.Reply;
import io.rackform.lab.cluster.fields.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** What the cluster does by itself: it becomes ready, serves new kinds, and takes away what belongs to something gone. */
@Timeout(60)
class ClusterLifeTest {
    private static final LabCertificates CERTIFICATES = LabCertificates.create();
    private static final String NAMESPACES = "/api/v1/namespaces";
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";
    private static final String DEFINITIONS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
    private static final String WIDGETS = "/apis/example.com/v1/namespaces/default/widgets";

    private LabCluster cluster;
    private ClusterClient client;

    @BeforeEach
    void start() {
        cluster = LabCluster.create("edge", Map.of("nodes", List.of("n1", "n2"), "token", "letmein"), CERTIFICATES);
        client = new ClusterClient(cluster);
    }

    @AfterEach
    void stop() {
        client.close();
        cluster.close();
    }

    private static String named(String name, String rest) {
        return "{\"metadata\":{\"name\":\"" + name + "\"}" + rest + "}";
    }

    private static String workload(String app) {
        String labels = "{\"app\":\"" + app + "\"}";
        return "{\"selector\":{\"matchLabels\":" + labels + "},\"template\":{\"metadata\":{\"labels\":" + labels
                + "},\"spec\":{\"containers\":[{\"name\":\"c\",\"image\":\"i:1\"}]}}}";
    }

    @Test
    void finalizersHoldAnObjectAndADeletedNamespaceTakesItsContentsAlong() throws IOException {
        client.post(NAMESPACES, named("team", ""));
        String maps = NAMESPACES + "/team/configmaps";
        client.post(maps, "{\"metadata\":{\"name\":\"held\",\"finalizers\":[\"example.com/hold\"]}}");
        client.post(maps, named("free", ""));
        Reply deleted = client.delete(NAMESPACES + "/team");
        assertThat(Json.text(deleted.json(), "status", "phase")).isEqualTo("Terminating");
        client.awaitObject(maps, "held", event -> event.at("/object/metadata").has("deletionTimestamp"));
        assertThat(client.get(maps + "/free").status()).isEqualTo(404);
        Reply late = client.post(maps, named("late", ""));
        assertThat(late.status()).isEqualTo(403);
        assertThat(late.json().at("/details/causes/0/reason").asString()).isEqualTo("NamespaceTerminating");
        JsonNode stuck = client.awaitObject(
                NAMESPACES, "team", event -> event.at("/object/status").has("conditions"));
        assertThat(stuck.at("/status/conditions/0/message").asString()).contains("configmaps/held");

        String version = client.get(NAMESPACES).version();
        client.merge(maps + "/held", "{\"metadata\":{\"finalizers\":null}}");
        try (BufferedReader lines =
                client.watch(NAMESPACES + "?watch=true&timeoutSeconds=10&resourceVersion=" + version)) {
            String last = lines.readLine();
            while (last != null && !last.startsWith("{\"type\":\"DELETED\"")) {
                last = lines.readLine();
            }
            assertThat(last).isNotNull();
        }
        assertThat(client.get(NAMESPACES + "/team").status()).isEqualTo(404);
        assertThat(client.delete(NAMESPACES + "/default").status()).isEqualTo(403);
    }

    @Test
    void foregroundDeletionTakesDependentsFirst() throws IOException {
        String uid = Json.text(client.post(MAPS, named("owner", "")).json(), "metadata", "uid");
        client.post(
                MAPS,
                "{\"metadata\":{\"name\":\"child\",\"ownerReferences\":[{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\","
                        + "\"name\":\"owner\",\"uid\":\"" + uid + "\"}]}}");
        String version = client.get(MAPS).version();
        client.delete(MAPS + "/owner?propagationPolicy=Foreground");
        String gone = "";
        try (BufferedReader lines = client.watch(MAPS + "?watch=true&timeoutSeconds=10&resourceVersion=" + version)) {
            for (int deletions = 0; deletions < 2; ) {
                JsonNode event = Json.parse(lines.readLine());
                if (Json.text(event, "type").equals("DELETED")) {
                    gone += Json.text(event, "object", "metadata", "name") + " ";
                    deletions++;
                }
            }
        }
        assertThat(gone).isEqualTo("child owner ");
    }

    @Test
    void aDefinitionIsServedAShortWhileAfterItsCreation() throws IOException {
        Reply defined = client.apply(DEFINITIONS + "/widgets.example.com", WIDGET_DEFINITION);
        assertThat(defined.status()).isEqualTo(201);
        assertThat(client.get(WIDGETS).status()).isEqualTo(404);
        JsonNode definition = client.awaitObject(
                DEFINITIONS,
                "widgets.example.com",
                event -> event.at("/object/status/conditions").size() == 2);
        assertThat(definition.at("/status/conditions/1/type").asString()).isEqualTo("Established");
        awaitServed();

        String widget = "{apiVersion: example.com/v1, kind: Widget, metadata: {name: w}, spec: %s}";
        Reply created = client.apply(WIDGETS + "/w", widget.formatted("{size: 3, parts: [{id: a}, {id: b}]}"));
        assertThat(created.status()).isEqualTo(201);
        assertThat(Json.text(created.json(), "spec", "color")).isEqualTo("red");
        Reply merged = client.applyAs("other", WIDGETS + "/w", widget.formatted("{parts: [{id: c}]}"));
        assertThat(merged.json().at("/spec/parts").size()).isEqualTo(3);
        assertThat(client.apply(WIDGETS + "/v", widget.replace("w}", "v}").formatted("{size: 0}"))
                        .message())
                .isEqualTo("Widget.example.com \"v\" is invalid: spec.size: Invalid value: 0:"
                        + " spec.size in body should be greater than or equal to 1");
        assertThat(client.apply(WIDGETS + "/w", widget.formatted("{siz: 1}")).status())
                .isEqualTo(500);
        assertThat(client.strategic(WIDGETS + "/w", "{}").status()).isEqualTo(415);

        client.delete(DEFINITIONS + "/widgets.example.com");
        String gone = "";
        try (BufferedReader lines =
                client.watch(DEFINITIONS + "?watch=true&timeoutSeconds=10&resourceVersion=" + defined.version())) {
            while (!gone.equals("DELETED")) {
                gone = Json.text(Json.parse(lines.readLine()), "type");
            }
        }
        assertThat(client.get(WIDGETS).status()).isEqualTo(404);
    }

    /** Discovery has no watch: asking again is what a client does. */
    private void awaitServed() throws IOException {
        long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (client.get(WIDGETS).status() == 404) {
            assertThat(System.nanoTime()).isLessThan(end);
        }
    }

    private static final String WIDGET_DEFINITION = """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: widgets.example.com}
            spec:
              group: example.com
              scope: Namespaced
              names: {plural: widgets, kind: Widget}
              versions:
              - name: v1
                served: true
                storage: true
                schema:
                  openAPIV3Schema:
                    type: object
                    properties:
                      spec:
                        type: object
                        properties:
                          size: {type: integer, minimum: 1}
                          color: {type: string, default: red}
                          parts:
                            type: array
                            x-kubernetes-list-type: map
                            x-kubernetes-list-map-keys: [id]
                            items: {type: object, properties: {id: {type: string}}}
            """;

    @Test
    void workloadsBecomeReadyAndABrokenImageNever() throws IOException {
        String deployments = "/apis/apps/v1/namespaces/default/deployments";
        client.post(deployments, named("web", ",\"spec\":" + workload("web")));
        client.post(deployments, named("bad", ",\"spec\":" + workload("bad").replace("i:1", "i:broken")));
        JsonNode web =
                client.awaitObject(deployments, "web", event -> event.toString().contains("NewReplicaSetAvailable"));
        assertThat(web.at("/status/availableReplicas").asInt()).isEqualTo(1);
        assertThat(web.at("/status/observedGeneration")).isEqualTo(web.at("/metadata/generation"));
        JsonNode bad =
                client.awaitObject(deployments, "bad", event -> event.toString().contains("ProgressDeadlineExceeded"));
        assertThat(bad.path("status").has("availableReplicas")).isFalse();

        String jobs = "/apis/batch/v1/namespaces/default/jobs";
        String pod =
                "{\"template\":{\"spec\":{\"restartPolicy\":\"Never\",\"containers\":[{\"name\":\"c\",\"image\":\"i:1\"}]}}}";
        assertThat(client.post(jobs, named("j", ",\"spec\":" + pod)).status()).isEqualTo(201);
        JsonNode job = client.awaitObject(jobs, "j", event -> event.toString().contains("\"Complete\""));
        assertThat(job.at("/status/succeeded").asInt()).isEqualTo(1);
    }

    @Test
    void claimsAreBoundAndLoadBalancersGetAnAddress() throws IOException {
        String claims = "/api/v1/namespaces/default/persistentvolumeclaims";
        Reply claim = client.apply(
                claims + "/c",
                "{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: c}, spec: {accessModes: [ReadWriteOnce],"
                        + " resources: {requests: {storage: 1Gi}}}}");
        assertThat(Json.text(claim.json(), "status", "phase")).isEqualTo("Pending");
        JsonNode bound =
                client.awaitObject(claims, "c", event -> event.toString().contains("\"Bound\""));
        assertThat(Json.text(bound, "status", "capacity", "storage")).isEqualTo("1Gi");
        String services = "/api/v1/namespaces/default/services";
        client.post(services, named("lb", ",\"spec\":{\"type\":\"LoadBalancer\",\"ports\":[{\"port\":80}]}"));
        JsonNode balanced = client.awaitObject(
                services, "lb", event -> event.at("/object/status/loadBalancer").has("ingress"));
        assertThat(balanced.at("/status/loadBalancer/ingress/0/ip").asString()).startsWith("192.0.2.");
        assertThat(balanced.at("/spec/ports/0/nodePort").asInt()).isGreaterThanOrEqualTo(30_000);
    }
}
