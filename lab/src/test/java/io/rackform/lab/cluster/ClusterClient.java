package io.rackform.lab.cluster;

import io.rackform.lab.cluster.fields.Json;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import tools.jackson.databind.JsonNode;

/** A plain client of the Kubernetes API for the tests: it trusts the lab's authority and nothing else. */
final class ClusterClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final LabCluster cluster;
    private final HttpClient http;

    ClusterClient(LabCluster cluster) {
        this.cluster = cluster;
        this.http = HttpClient.newBuilder()
                .sslContext(trusting(cluster.access().getOrDefault("ca_pem", "")))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    private static SSLContext trusting(String pem) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry(
                    "ca",
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))));
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What came back. */
    record Reply(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        JsonNode json() {
            return Json.parse(response.body());
        }

        String message() {
            return Json.text(json(), "message");
        }

        String version() {
            return Json.text(json(), "metadata", "resourceVersion");
        }

        List<String> warnings() {
            return response.headers().allValues("Warning");
        }
    }

    Reply get(String path) throws IOException {
        return send("GET", path, "", "");
    }

    Reply post(String path, String body) throws IOException {
        return send("POST", path, "application/json", body);
    }

    Reply put(String path, String body) throws IOException {
        return send("PUT", path, "application/json", body);
    }

    Reply delete(String path) throws IOException {
        return send("DELETE", path, "", "");
    }

    Reply merge(String path, String body) throws IOException {
        return send("PATCH", path, "application/merge-patch+json", body);
    }

    Reply strategic(String path, String body) throws IOException {
        return send("PATCH", path, "application/strategic-merge-patch+json", body);
    }

    Reply jsonPatch(String path, String body) throws IOException {
        return send("PATCH", path, "application/json-patch+json", body);
    }

    /** Server-side apply as {@code rackform}. */
    Reply apply(String path, String yaml) throws IOException {
        return applyAs("rackform", path, yaml);
    }

    Reply applyAs(String manager, String path, String yaml) throws IOException {
        String query = (path.contains("?") ? "&" : "?") + "fieldManager=" + manager;
        return send("PATCH", path + query, "application/apply-patch+yaml", yaml);
    }

    Reply send(String method, String path, String contentType, String body, String... headers) throws IOException {
        try {
            return new Reply(
                    http.send(request(method, path, contentType, body, headers), HttpResponse.BodyHandlers.ofString()));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest request(String method, String path, String contentType, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(cluster.address() + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + cluster.access().get("token"))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return request.build();
    }

    /** Lines of a watch, as they come. */
    BufferedReader watch(String path) throws IOException {
        try {
            InputStream in = http.send(request("GET", path, "", ""), HttpResponse.BodyHandlers.ofInputStream())
                    .body();
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Watches one object until it is as wanted; the watch and not a poll says when. */
    JsonNode awaitObject(String collection, String name, Predicate<JsonNode> wanted) throws IOException {
        String path = collection + "?watch=true&timeoutSeconds=15&fieldSelector=metadata.name=" + name;
        try (BufferedReader lines = watch(path)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode event = Json.parse(line);
                if (!Json.text(event, "type").equals("BOOKMARK") && wanted.test(event)) {
                    return event.path("object");
                }
            }
        }
        throw new AssertionError(collection + "/" + name + " did not come to what was waited for");
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
