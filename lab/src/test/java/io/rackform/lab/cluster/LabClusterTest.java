package io.rackform.lab.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rackform.lab.Faults;
import io.rackform.lab.LabCertificates;
import io.rackform.lab.LabOptionException;
import io.rackform.lab.TrafficLog;
import io.rackform.lab.cluster.ClusterClient.Reply;
import io.rackform.lab.cluster.fields.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** The cluster over HTTP, with the JDK's client. */
@Timeout(60)
class LabClusterTest {
    private static final LabCertificates CERTIFICATES = LabCertificates.create();
    private static final String NAMESPACES = "/api/v1/namespaces";
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";
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

    @Test
    void nobodyWithoutTheTokenGetsIn() throws IOException {
        Reply refused = client.send("GET", NAMESPACES, "", "", "Authorization", "Bearer wrong");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(Json.text(refused.json(), "reason")).isEqualTo("Unauthorized");
        assertThat(client.send("GET", "/readyz", "", "", "Authorization", "").body())
                .isEqualTo("ok");
        assertThat(cluster.access()).containsEntry("token", "letmein").containsKey("ca_pem");
    }

    @Test
    void aBadOptionIsNamed() {
        assertThatThrownBy(() -> LabCluster.create("c", Map.of("nodez", List.of()), CERTIFICATES))
                .isInstanceOf(LabOptionException.class)
                .hasMessageContaining("nodez");
        assertThatThrownBy(() -> LabCluster.create("c", Map.of("nodes", List.of("N 1")), CERTIFICATES))
                .isInstanceOf(LabOptionException.class)
                .hasMessageContaining("N 1");
    }

    @Test
    void whatIsAbsentSaysHow() throws IOException {
        Reply namespace = client.apply(
                "/api/v1/namespaces/none/configmaps/a?dryRun=All",
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}");
        assertThat(namespace.status()).isEqualTo(404);
        assertThat(namespace.message()).isEqualTo("namespaces \"none\" not found");
        Reply object = client.get(MAPS + "/none");
        assertThat(object.message()).isEqualTo("configmaps \"none\" not found");
        assertThat(object.json().path("details")).isEqualTo(Json.parse("{\"name\":\"none\",\"kind\":\"configmaps\"}"));
        Reply kind = client.get(WIDGETS);
        assertThat(kind.status()).isEqualTo(404);
        assertThat(kind.body()).isEqualTo("404 page not found\n");
        assertThat(client.send("POST", "/version", "", "").status()).isEqualTo(405);
    }

    @Test
    void immutableFieldsAreToldByTheirTexts() throws IOException {
        client.post(MAPS, named("fixed", ",\"immutable\":true,\"data\":{\"a\":\"1\"}"));
        Reply map = client.merge(MAPS + "/fixed", "{\"data\":{\"a\":\"2\"}}");
        assertThat(map.status()).isEqualTo(422);
        assertThat(map.message())
                .isEqualTo(
                        "ConfigMap \"fixed\" is invalid: data: Forbidden: field is immutable when `immutable` is set");

        String bindings = "/apis/rbac.authorization.k8s.io/v1/namespaces/default/rolebindings";
        client.post(bindings, named("rb", ",\"roleRef\":{\"kind\":\"Role\",\"name\":\"a\"}"));
        Reply binding = client.merge(bindings + "/rb", "{\"roleRef\":{\"name\":\"b\"}}");
        assertThat(binding.message()).endsWith("cannot change roleRef");

        String deployments = "/apis/apps/v1/namespaces/default/deployments";
        client.post(deployments, named("web", ",\"spec\":" + workload("web")));
        Reply selector = client.put(deployments + "/web", named("web", ",\"spec\":" + workload("other")));
        assertThat(selector.message())
                .isEqualTo("Deployment.apps \"web\" is invalid: spec.selector: Invalid value:"
                        + " {\"matchLabels\":{\"app\":\"other\"}}: field is immutable");
        Reply negative = client.merge(deployments + "/web", "{\"spec\":{\"replicas\":-1}}");
        assertThat(negative.status()).isEqualTo(422);
        assertThat(negative.message()).contains("spec.replicas: Invalid value: -1: must be greater than or equal to 0");

        String claims = "/api/v1/namespaces/default/persistentvolumeclaims";
        client.post(
                claims,
                named(
                        "c",
                        ",\"spec\":{\"accessModes\":[\"ReadWriteOnce\"],\"resources\":{\"requests\":{\"storage\":\"1Gi\"}}}"));
        assertThat(client.merge(claims + "/c", "{\"spec\":{\"storageClassName\":\"fast\"}}")
                        .message())
                .contains("spec is immutable after creation");
        String services = "/api/v1/namespaces/default/services";
        Reply service = client.post(services, named("s", ",\"spec\":{\"ports\":[{\"port\":80}]}"));
        assertThat(Json.text(service.json(), "spec", "clusterIP")).startsWith("10.96.");
        assertThat(client.merge(services + "/s", "{\"spec\":{\"clusterIP\":\"10.96.9.9\"}}")
                        .message())
                .endsWith("may not change once set");
    }

    private static String workload(String app) {
        String labels = "{\"app\":\"" + app + "\"}";
        return "{\"selector\":{\"matchLabels\":" + labels + "},\"template\":{\"metadata\":{\"labels\":" + labels
                + "},\"spec\":{\"containers\":[{\"name\":\"c\",\"image\":\"i:1\"}]}}}";
    }

    @Test
    void aStaleVersionIsRefusedAndAnUnknownFieldWarnedOf() throws IOException {
        String version =
                client.post(MAPS, named("a", ",\"data\":{\"k\":\"1\"}")).version();
        client.merge(MAPS + "/a", "{\"data\":{\"k\":\"2\"}}");
        Reply stale =
                client.put(MAPS + "/a", "{\"metadata\":{\"name\":\"a\",\"resourceVersion\":\"" + version + "\"}}");
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.message())
                .isEqualTo("Operation cannot be fulfilled on configmaps \"a\": the object has been modified;"
                        + " please apply your changes to the latest version and try again");
        Reply warned = client.post(MAPS, named("b", ",\"dta\":{}"));
        assertThat(warned.warnings()).containsExactly("299 - \"unknown field \\\"dta\\\"\"");
        assertThat(warned.json().has("dta")).isFalse();
        assertThat(client.post(MAPS + "?fieldValidation=Strict", named("c", ",\"dta\":{}"))
                        .status())
                .isEqualTo(400);
        assertThat(client.post(MAPS, named("b", "")).message()).isEqualTo("configmaps \"b\" already exists");
    }

    @Test
    void strategicAndJsonPatchesKnowLists() throws IOException {
        String deployments = "/apis/apps/v1/namespaces/default/deployments";
        client.post(deployments, named("web", ",\"spec\":" + workload("web")));
        Reply strategic = client.strategic(
                deployments + "/web",
                "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"d\",\"image\":\"d:1\"}]}}}}");
        assertThat(strategic.json().at("/spec/template/spec/containers").size()).isEqualTo(2);
        Reply removed = client.strategic(
                deployments + "/web",
                "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"c\",\"$patch\":\"delete\"}]}}}}");
        assertThat(removed.json().at("/spec/template/spec/containers/0/name").asString())
                .isEqualTo("d");
        assertThat(removed.json().at("/metadata/generation").asInt()).isEqualTo(3);
        Reply replaced = client.jsonPatch(
                deployments + "/web",
                "[{\"op\":\"test\",\"path\":\"/spec/replicas\",\"value\":1},"
                        + "{\"op\":\"replace\",\"path\":\"/spec/replicas\",\"value\":4}]");
        assertThat(replaced.json().at("/spec/replicas").asInt()).isEqualTo(4);
        assertThat(client.jsonPatch(deployments + "/web", "[{\"op\":\"test\",\"path\":\"/spec/replicas\",\"value\":1}]")
                        .status())
                .isEqualTo(422);
        assertThat(client.send("PATCH", deployments + "/web", "text/plain", "{}")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void listsComeInPagesAndBySelector() throws IOException {
        for (String name : List.of("a", "b", "c")) {
            client.post(MAPS, "{\"metadata\":{\"name\":\"" + name + "\",\"labels\":{\"tier\":\"" + name + "\"}}}");
        }
        String query = MAPS + "?limit=2&labelSelector=tier";
        JsonNode first = client.get(query).json();
        assertThat(names(first)).containsExactly("a", "b");
        assertThat(first.at("/metadata/remainingItemCount").asInt()).isEqualTo(1);
        JsonNode second = client.get(query + "&continue=" + Json.text(first, "metadata", "continue"))
                .json();
        assertThat(names(second)).containsExactly("c");
        assertThat(second.path("metadata").has("continue")).isFalse();
        assertThat(names(client.get(MAPS + "?labelSelector=tier%20in%20(a,c),tier!=c")
                        .json()))
                .containsExactly("a");
        assertThat(names(client.get(MAPS + "?fieldSelector=metadata.name%3Db").json()))
                .containsExactly("b");
        assertThat(client.get(MAPS + "?fieldSelector=data.x%3Db").message())
                .isEqualTo("field label not supported: data.x");
    }

    private static List<String> names(JsonNode list) {
        return list.path("items")
                .valueStream()
                .map(item -> Json.text(item, "metadata", "name"))
                .toList();
    }

    @Test
    void aWatchTellsWhatComesChangesAndGoes() throws IOException {
        String version = client.get(MAPS).version();
        client.post(MAPS, "{\"metadata\":{\"name\":\"a\",\"labels\":{\"x\":\"1\"}}}");
        client.merge(MAPS + "/a", "{\"data\":{\"k\":\"v\"}}");
        client.merge(MAPS + "/a", "{\"metadata\":{\"labels\":{\"x\":null}}}");
        String path = MAPS + "?watch=true&timeoutSeconds=10&labelSelector=x%3D1&resourceVersion=" + version;
        try (BufferedReader lines = client.watch(path)) {
            assertThat(Json.text(Json.parse(lines.readLine()), "type")).isEqualTo("ADDED");
            JsonNode modified = Json.parse(lines.readLine());
            assertThat(Json.text(modified, "type")).isEqualTo("MODIFIED");
            assertThat(Json.text(modified, "object", "data", "k")).isEqualTo("v");
            assertThat(Json.text(Json.parse(lines.readLine()), "type"))
                    .describedAs("it no longer has the label")
                    .isEqualTo("DELETED");
        }
    }

    @Test
    void aQuotaHasAnEndAlsoInADryRun() throws IOException {
        String quotas = "/api/v1/namespaces/default/resourcequotas";
        client.post(quotas, named("q", ",\"spec\":{\"hard\":{\"count/configmaps\":\"1\"}}"));
        client.delete(MAPS + "/kube-root-ca.crt");
        assertThat(client.post(MAPS, named("a", "")).status()).isEqualTo(201);
        for (String query : List.of("?dryRun=All", "")) {
            Reply refused = client.post(MAPS + query, named("b", ""));
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.message())
                    .isEqualTo("configmaps \"b\" is forbidden: exceeded quota: q, requested: count/configmaps=1,"
                            + " used: count/configmaps=1, limited: count/configmaps=1");
        }
    }

    @Test
    void faultsTakeEffectAfterTheRequestDid() throws IOException {
        cluster.play(Faults.drop(1));
        assertThatThrownBy(() -> client.post(MAPS, named("a", ""))).isInstanceOf(IOException.class);
        cluster.play(Faults.NONE);
        assertThat(client.get(MAPS + "/a").status()).isEqualTo(200);

        cluster.play(Faults.restart(1, Duration.ofMillis(200)));
        assertThatThrownBy(() -> client.post(MAPS, named("b", ""))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> client.get(MAPS)).isInstanceOf(ConnectException.class);
        assertThat(awaitBack()).containsExactly("a", "b");
    }

    private List<String> awaitBack() {
        long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (true) {
            try {
                return names(client.get(MAPS).json()).stream()
                        .filter(name -> name.length() == 1)
                        .toList();
            } catch (IOException e) {
                assertThat(System.nanoTime()).isLessThan(end);
            }
        }
    }

    @Test
    void theLogHasEveryRequestAndNoSecret() throws IOException {
        client.get(MAPS);
        String secrets = "/api/v1/namespaces/default/secrets";
        client.post(secrets, named("s", ",\"stringData\":{\"password\":\"geheim\"}"));
        client.jsonPatch(secrets + "/s", "[{\"op\":\"add\",\"path\":\"/data/x\",\"value\":\"Z2VoZWlt\"}]");
        client.apply(secrets + "/t", "{apiVersion: v1, kind: Secret, metadata: {name: t}, stringData: {p: geheim}}");
        client.delete(secrets + "/s?dryRun=All");
        assertThat(cluster.traffic().entries().stream().map(TrafficLog.Entry::kind))
                .containsExactly(
                        TrafficLog.Kind.READ,
                        TrafficLog.Kind.WRITE,
                        TrafficLog.Kind.WRITE,
                        TrafficLog.Kind.WRITE,
                        TrafficLog.Kind.DRY_RUN);
        assertThat(cluster.traffic().entries().toString())
                .contains("POST " + secrets)
                .contains("password")
                .doesNotContain("geheim")
                .doesNotContain("Z2VoZWlt");
    }

    @Test
    void aChangeByHandIsOwnedByItsHand() throws IOException {
        client.apply(MAPS + "/a", "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {k: one}}");
        cluster.changeByHand("default/configmaps/a:data.k", "two");
        cluster.changeByHand("nodes/n1:metadata.labels.example\\.com/rack", "r1");
        assertThat(Json.text(client.get(MAPS + "/a").json(), "data", "k")).isEqualTo("two");
        assertThat(Json.text(client.get("/api/v1/nodes/n1").json(), "metadata", "labels", "example.com/rack"))
                .isEqualTo("r1");
        assertThat(client.apply(MAPS + "/a", "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {k: one}}")
                        .message())
                .contains("conflict with \"kubectl-edit\" using v1");
        assertThatThrownBy(() -> cluster.changeByHand("default/configmaps/none:data.k", "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no configmaps none");
        assertThat(cluster.traffic().writes())
                .describedAs("hands leave no trace in the log")
                .hasSize(2);
    }

    @Test
    void whatIsTooLargeOrNoJsonIsRefused() throws IOException {
        assertThat(client.post(MAPS, "x".repeat(3 * 1024 * 1024 + 1)).status()).isEqualTo(413);
        assertThat(client.post(MAPS, "{\"a\":").status()).isEqualTo(400);
        assertThat(client.post(MAPS, "[".repeat(100_000)).status()).isEqualTo(400);
        assertThat(client.post(MAPS, "{\"a\":".repeat(5_000)).status()).isEqualTo(400);
        assertThat(client.send("POST", MAPS, "application/vnd.kubernetes.protobuf", "k8s")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void podSecurityWarnsAndEnforces() throws IOException {
        client.post(
                NAMESPACES,
                "{\"metadata\":{\"name\":\"strict\",\"labels\":{\"pod-security.kubernetes.io/warn\":\"restricted\","
                        + "\"pod-security.kubernetes.io/enforce\":\"baseline\"}}}");
        Reply warned = client.post(
                "/apis/apps/v1/namespaces/strict/deployments?dryRun=All", named("web", ",\"spec\":" + workload("web")));
        assertThat(warned.status()).isEqualTo(201);
        assertThat(warned.warnings()).singleElement().asString().contains("would violate PodSecurity");
        Reply refused = client.post(
                NAMESPACES + "/strict/pods",
                named("p", ",\"spec\":{\"hostNetwork\":true,\"containers\":[{\"name\":\"c\",\"image\":\"i:1\"}]}"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.message()).contains("violates PodSecurity \"baseline:latest\"");
    }
}
