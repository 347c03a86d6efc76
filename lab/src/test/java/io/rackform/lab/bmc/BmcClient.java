package io.rackform.lab.bmc;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A plain Redfish client for the tests: Basic authentication unless a header says otherwise. */
final class BmcClient implements AutoCloseable {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final LabBmc bmc;

    BmcClient(LabBmc bmc) {
        this.bmc = bmc;
    }

    /** What came back. */
    record Reply(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(response.body());
        }

        /** The first message's key, without registry and version. */
        String messageKey() {
            String id = json().at("/error/@Message.ExtendedInfo/0/MessageId").asString();
            return id.substring(id.lastIndexOf('.') + 1);
        }
    }

    Reply get(String path, String... headers) throws IOException {
        return send("GET", path, "", headers);
    }

    Reply patch(String path, String body, String... headers) throws IOException {
        return send("PATCH", path, body, headers);
    }

    Reply post(String path, String body, String... headers) throws IOException {
        return send("POST", path, body, headers);
    }

    Reply send(String method, String path, String body, String... headers) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(bmc.address() + path))
                .timeout(Duration.ofSeconds(20))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        request.header("Authorization", basic("root", "calvin"));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            return new Reply(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static String basic(String username, String password) {
        return "Basic "
                + Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        http.close();
    }
}
