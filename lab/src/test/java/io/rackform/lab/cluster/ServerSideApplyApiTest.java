package io.rackform.lab.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.lab.LabCertificates;
import io.rackform.lab.TrafficLog;
import io.rackform.lab.cluster.ClusterClient.Reply;
import io.rackform.lab.cluster.fields.Json;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Server-side apply over HTTP, as observed on a real API server. */
class ServerSideApplyApiTest {
    private static final LabCertificates CERTIFICATES = LabCertificates.create();
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";
    private static final String SETTINGS = MAPS + "/settings";
    private static final String DEPLOYMENTS = "/apis/apps/v1/namespaces/default/deployments";
    private static final String WEB = DEPLOYMENTS + "/web";

    private LabCluster cluster;
    private ClusterClient client;

    @BeforeEach
    void start() {
        cluster = LabCluster.create("edge", Map.of(), CERTIFICATES);
        client = new ClusterClient(cluster);
    }

    @AfterEach
    void stop() {
        client.close();
        cluster.close();
    }

    private static String configMap(String data) {
        return "{apiVersion: v1, kind: ConfigMap, metadata: {name: settings}, data: " + data + "}";
    }

    private static String deployment(String spec, String container) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web}
                spec:
                  %s
                  selector: {matchLabels: {app: web}}
                  template:
                    metadata: {labels: {app: web}}
                    spec:
                      containers:
                      - {name: web, image: "nginx:1", %s}
                """.formatted(spec, container);
    }

    @Test
    void anApplyCreatesAndTheSameApplyChangesNothing() throws IOException {
        Reply created = client.apply(SETTINGS, configMap("{a: one}"));
        assertThat(created.status()).isEqualTo(201);
        Reply again = client.apply(SETTINGS, configMap("{a: one}"));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.version()).isEqualTo(created.version());
        assertThat(again.json()).isEqualTo(created.json());

        JsonNode entry = created.json().path("metadata").path("managedFields").path(0);
        assertThat(Json.text(entry, "manager")).isEqualTo("rackform");
        assertThat(Json.text(entry, "operation")).isEqualTo("Apply");
        assertThat(entry.path("fieldsV1")).isEqualTo(Json.parse("{\"f:data\":{\"f:a\":{}}}"));
    }

    @Test
    void whatIsNoLongerAppliedGoesUnlessSomebodyElseOwnsIt() throws IOException {
        client.apply(SETTINGS, configMap("{a: one, b: two, c: three}"));
        client.applyAs("other", SETTINGS, configMap("{b: two}"));
        client.merge(SETTINGS, "{\"data\":{\"d\":\"by hand\"}}");

        Reply reply = client.apply(SETTINGS, configMap("{a: one}"));

        assertThat(reply.json().path("data")).isEqualTo(Json.parse("{\"a\":\"one\",\"b\":\"two\",\"d\":\"by hand\"}"));
    }

    @Test
    void aConflictNamesTheFieldAndItsOwnerAlsoInADryRun() throws IOException {
        client.apply(SETTINGS, configMap("{a: one}"));
        for (String query : new String[] {"", "?dryRun=All"}) {
            Reply refused = client.applyAs("other", SETTINGS + query, configMap("{a: two}"));
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.message())
                    .isEqualTo("Apply failed with 1 conflict: conflict with \"rackform\": .data.a");
            assertThat(refused.json().path("reason")).isEqualTo(Json.string("Conflict"));
            assertThat(refused.json().path("details").path("causes"))
                    .isEqualTo(Json.parse("[{\"reason\":\"FieldManagerConflict\","
                            + "\"message\":\"conflict with \\\"rackform\\\"\",\"field\":\".data.a\"}]"));
        }
        assertThat(Json.text(client.get(SETTINGS).json(), "data", "a")).isEqualTo("one");
    }

    @Test
    void aConflictWithAnUpdateNamesVersionAndTime() throws IOException {
        client.apply(SETTINGS, configMap("{a: one, b: one}"));
        client.send(
                "PATCH",
                SETTINGS + "?fieldManager=kubectl-edit",
                "application/merge-patch+json",
                "{\"data\":{\"a\":\"x\",\"b\":\"y\"}}");
        Reply refused = client.apply(SETTINGS, configMap("{a: one, b: one}"));
        assertThat(refused.message())
                .matches("Apply failed with 2 conflicts: conflicts with \"kubectl-edit\" using v1 at"
                        + " \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ:\n- \\.data\\.a\n- \\.data\\.b");
    }

    @Test
    void forceTakesTheFieldFromItsOwner() throws IOException {
        client.apply(SETTINGS, configMap("{a: one}"));
        Reply forced = client.applyAs("other", SETTINGS + "?force=true", configMap("{a: two}"));
        assertThat(forced.status()).isEqualTo(200);
        assertThat(Json.text(forced.json(), "data", "a")).isEqualTo("two");
        assertThat(forced.json().path("metadata").path("managedFields").size()).isEqualTo(1);
        assertThat(Json.text(
                        forced.json().path("metadata").path("managedFields").path(0), "manager"))
                .isEqualTo("other");
    }

    @Test
    void aDryRunAnswersTheSameAndWritesNothing() throws IOException {
        Reply dry = client.apply(SETTINGS + "?dryRun=All", configMap("{a: one}"));
        assertThat(dry.status()).isEqualTo(201);
        assertThat(dry.version()).isEmpty();
        assertThat(Json.text(dry.json(), "data", "a")).isEqualTo("one");
        assertThat(client.get(SETTINGS).status()).isEqualTo(404);

        Reply kept = client.apply(SETTINGS, configMap("{a: one}"));
        Reply change = client.apply(SETTINGS + "?dryRun=All", configMap("{a: two}"));
        assertThat(change.version()).isEqualTo(kept.version());
        assertThat(Json.text(change.json(), "data", "a")).isEqualTo("two");
        assertThat(client.get(SETTINGS).json()).isEqualTo(kept.json());
        assertThat(cluster.traffic().writes()).hasSize(1);
        assertThat(cluster.traffic().entries())
                .filteredOn(entry -> entry.kind() == TrafficLog.Kind.DRY_RUN)
                .hasSize(2);
    }

    @Test
    void anUnknownFieldOrADuplicateKeyIs500() throws IOException {
        Reply unknown = client.apply(WEB, deployment("replicaz: 2", ""));
        assertThat(unknown.status()).isEqualTo(500);
        assertThat(unknown.message())
                .isEqualTo("failed to create typed patch object (default/web; apps/v1, Kind=Deployment):"
                        + " .spec.replicaz: field not declared in schema");
        Reply duplicate =
                client.apply(WEB, deployment("replicas: 2", "env: [{name: A, value: '1'}, {name: A, value: '2'}]"));
        assertThat(duplicate.status()).isEqualTo(500);
        assertThat(duplicate.message()).endsWith("[name=\"web\"].env: duplicate entries for key [name=\"A\"]");
    }

    @Test
    void listsWithKeysMergeByTheirKeys() throws IOException {
        client.apply(
                WEB,
                deployment(
                        "replicas: 2",
                        "env: [{name: A, value: '1'}, {name: B, value: '2'}], ports: [{containerPort: 80}]"));
        Reply other = client.applyAs("sidecars", WEB, """
                {apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {template: {spec: {containers: [
                  {name: log, image: "fluent:1"}]}}}}""");
        assertThat(other.status()).isEqualTo(200);
        Reply again = client.apply(WEB, deployment("replicas: 2", "env: [{name: B, value: '3'}]"));
        JsonNode containers =
                again.json().path("spec").path("template").path("spec").path("containers");
        assertThat(containers.valueStream().map(container -> Json.text(container, "name")))
                .containsExactlyInAnyOrder("web", "log");
        JsonNode web = containers
                .valueStream()
                .filter(container -> Json.text(container, "name").equals("web"))
                .findFirst()
                .orElseThrow();
        assertThat(web.path("env")).isEqualTo(Json.parse("[{\"name\":\"B\",\"value\":\"3\"}]"));
        assertThat(web.has("ports")).isFalse();
        assertThat(Json.text(web, "terminationMessagePath")).isEqualTo("/dev/termination-log");
    }

    @Test
    void quantitiesCompareByValue() throws IOException {
        String limits = "resources: {requests: {cpu: %s, memory: %s}}";
        Reply first = client.apply(WEB, deployment("replicas: 1", limits.formatted("1000m", "1024Mi")));
        JsonNode requests = first.json().at("/spec/template/spec/containers/0/resources/requests");
        assertThat(requests).isEqualTo(Json.parse("{\"cpu\":\"1\",\"memory\":\"1Gi\"}"));
        client.awaitObject(
                DEPLOYMENTS,
                "web",
                event -> event.at("/object/status/availableReplicas").asInt(0) == 1);
        String version = client.get(WEB).version();
        Reply same = client.apply(WEB, deployment("replicas: 1", limits.formatted("1", "1Gi")));
        assertThat(same.version()).isEqualTo(version);
    }

    @Test
    void aNullInDataIsAnEmptyTextAndADroppedKeyOfStringDataStays() throws IOException {
        Reply nulled = client.apply(SETTINGS, configMap("{a: null}"));
        assertThat(nulled.json().path("data")).isEqualTo(Json.parse("{\"a\":\"\"}"));

        String secret = "/api/v1/namespaces/default/secrets/s";
        String manifest = "{apiVersion: v1, kind: Secret, metadata: {name: s}, stringData: %s}";
        client.apply(secret, manifest.formatted("{user: admin, password: geheim}"));
        Reply dropped = client.apply(secret, manifest.formatted("{user: admin}"));
        assertThat(dropped.json().path("data"))
                .isEqualTo(Json.parse("{\"user\":\"YWRtaW4=\",\"password\":\"Z2VoZWlt\"}"));
        assertThat(dropped.json().has("stringData")).isFalse();
        assertThat(Json.text(dropped.json(), "type")).isEqualTo("Opaque");
    }

    @Test
    void theFirstApplyOverSomebodyElsesObjectKeepsWhatItDoesNotList() throws IOException {
        client.post(MAPS, "{\"metadata\":{\"name\":\"settings\"},\"data\":{\"a\":\"one\",\"z\":\"theirs\"}}");
        Reply reply = client.apply(SETTINGS, configMap("{a: one}"));
        assertThat(reply.json().path("data")).isEqualTo(Json.parse("{\"a\":\"one\",\"z\":\"theirs\"}"));
        Reply dropped = client.apply(SETTINGS, configMap("{b: two}"));
        assertThat(dropped.json().path("data"))
                .describedAs("its creator still owns a")
                .isEqualTo(Json.parse("{\"a\":\"one\",\"z\":\"theirs\",\"b\":\"two\"}"));
    }

    @Test
    void versionAndUidGuardAnApply() throws IOException {
        String withVersion = "{apiVersion: v1, kind: ConfigMap, metadata: {name: settings, resourceVersion: '%s'}}";
        String withUid = "{apiVersion: v1, kind: ConfigMap, metadata: {name: settings, uid: '%s'}}";
        assertThat(client.apply(SETTINGS, withUid.formatted("1-2")).status()).isEqualTo(422);
        Reply created = client.apply(SETTINGS, withVersion.formatted("7"));
        assertThat(created.status()).isEqualTo(201);
        Reply stale = client.apply(SETTINGS, withVersion.formatted("7"));
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.message()).contains("the object has been modified");
        assertThat(stale.json().path("details").has("causes")).isFalse();
        assertThat(client.apply(SETTINGS, withUid.formatted("1-2")).status()).isEqualTo(409);
        String uid = Json.text(created.json(), "metadata", "uid");
        assertThat(client.apply(SETTINGS, withUid.formatted(uid)).status()).isEqualTo(200);
    }

    @Test
    void theApplyNeedsAManagerAndAnHonestIdentity() throws IOException {
        Reply anonymous = client.send("PATCH", SETTINGS, "application/apply-patch+yaml", configMap("{}"));
        assertThat(anonymous.status()).isEqualTo(422);
        assertThat(anonymous.message())
                .isEqualTo("PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Required value:"
                        + " is required for apply patch");
        assertThat(client.apply(SETTINGS, "{kind: ConfigMap}").status()).isEqualTo(400);
        assertThat(client.apply(MAPS + "/elsewhere", configMap("{}")).status()).isEqualTo(400);
        assertThat(client.apply(SETTINGS, "a: [").status()).isEqualTo(400);
        assertThat(client.apply(
                                SETTINGS,
                                "{apiVersion: v1, kind: ConfigMap, metadata: {name: settings, managedFields: []}}")
                        .message())
                .isEqualTo("metadata.managedFields must be nil");
        assertThat(client.send("PATCH", SETTINGS + "?force=true", "application/merge-patch+json", "{}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void theStatusIsNotForAnApplyToTheObjectItself() throws IOException {
        client.apply(WEB, deployment("replicas: 1", ""));
        JsonNode ready = client.awaitObject(
                DEPLOYMENTS,
                "web",
                event -> event.at("/object/status/readyReplicas").asInt(0) == 1);
        Reply reply =
                client.apply(WEB, deployment("replicas: 1", "").replace("kind:", "status: {readyReplicas: 9}\nkind:"));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("status")).isEqualTo(ready.path("status"));
        assertThat(reply.json()
                        .path("metadata")
                        .path("managedFields")
                        .valueStream()
                        .filter(entry -> Json.text(entry, "manager").equals("rackform"))
                        .map(entry -> entry.path("fieldsV1").has("f:status")))
                .containsExactly(false);
    }

    @Test
    void anApplyToATerminatingObjectIsTaken() throws IOException {
        client.post(MAPS, "{\"metadata\":{\"name\":\"settings\",\"finalizers\":[\"example.com/hold\"]}}");
        client.delete(SETTINGS);
        Reply reply = client.apply(SETTINGS, configMap("{a: one}"));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("metadata").has("deletionTimestamp")).isTrue();
    }
}
