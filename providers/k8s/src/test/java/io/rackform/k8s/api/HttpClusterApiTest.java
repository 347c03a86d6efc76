package io.rackform.k8s.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.rackform.k8s.json.Tree;
import io.rackform.lab.LabCertificates;
import io.rackform.lab.LoopbackServer;
import io.rackform.model.value.ObjectValue;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers that no good server gives. */
@Timeout(120)
class HttpClusterApiTest {
    private static final LabCertificates CERTIFICATES = LabCertificates.create();

    private final AtomicInteger requests = new AtomicInteger();
    private @Nullable LoopbackServer server;
    private @Nullable HttpClusterApi api;

    private interface Answering {
        void answer(HttpExchange exchange, int request) throws IOException;
    }

    private HttpClusterApi serving(Answering answering) throws GeneralSecurityException {
        LoopbackServer running = new LoopbackServer(0, CERTIFICATES.serverContext(), exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                answering.answer(exchange, requests.incrementAndGet());
            }
        });
        server = running;
        HttpClusterApi client = new HttpClusterApi(
                new ClusterAccess(URI.create(running.address()), "t", CERTIFICATES.caPem(), "", ""), "test");
        api = client;
        return client;
    }

    @AfterEach
    void stop() {
        if (api != null) {
            api.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Reply.Silence silence(Reply reply) {
        assertThat(reply).isInstanceOf(Reply.Silence.class);
        return (Reply.Silence) reply;
    }

    @Test
    void aTruncatedAnswerIsNoAnswer() throws Exception {
        HttpClusterApi client = serving((exchange, _) -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write("{\"kind\":".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        });
        Reply.Silence silence = silence(client.send(Call.get("/x")));
        assertThat(silence.finding().summary()).isEqualTo("Cluster broke off its answer");
        assertThat(requests.get()).as("a read is tried again").isEqualTo(3);
    }

    @Test
    void anOversizedAnswerIsCutOff() throws Exception {
        byte[] megabyte = new byte[1024 * 1024];
        HttpClusterApi client = serving((exchange, _) -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                for (int i = 0; i < 40; i++) {
                    out.write(megabyte);
                }
            } catch (IOException closed) {
                // The client has gone, as it should.
            }
        });
        Reply reply = client.send(Call.apply("/x", ObjectValue.EMPTY, "m", false, Call.Effect.WRITE));
        assertThat(silence(reply).finding().detail()).contains("32 MiB");
    }

    @Test
    void whatIsNoJsonIsNoSuccess() throws Exception {
        HttpClusterApi client = serving((exchange, _) -> send(exchange, 200, "<html>log in</html>"));
        assertThat(silence(client.send(Call.get("/x"))).finding().summary()).isEqualTo("Cluster answer is not JSON");
    }

    @Test
    void anAnswerWithoutEndOfDepthIsNotFollowed() throws Exception {
        HttpClusterApi client = serving((exchange, _) -> send(exchange, 200, "[".repeat(200_000)));
        assertThat(silence(client.send(Call.get("/x"))).finding().summary()).isEqualTo("Cluster answer is not JSON");
    }

    @Test
    void aWriteIsSentOnceWhateverBecomesOfIt() throws Exception {
        HttpClusterApi client = serving((exchange, _) -> exchange.sendResponseHeaders(200, 50));
        Reply reply = client.send(Call.apply("/x", ObjectValue.EMPTY, "m", false, Call.Effect.WRITE));
        assertThat(silence(reply).mayHaveArrived()).isTrue();
        assertThat(requests.get()).isEqualTo(1);
    }

    @Test
    void aServerThatHasTooMuchToDoIsAskedAgain() throws Exception {
        HttpClusterApi client =
                serving((exchange, request) -> send(exchange, request < 3 ? 429 : 200, "{\"kind\":\"Late\"}"));
        Reply reply = client.send(Call.apply("/x", ObjectValue.EMPTY, "m", false, Call.Effect.WRITE));
        assertThat(reply)
                .isInstanceOfSatisfying(
                        Reply.Answer.class,
                        answer -> assertThat(Tree.text(answer.body(), "kind")).isEqualTo("Late"));
    }

    @Test
    void warningsAndWordsAreCleaned() throws Exception {
        HttpClusterApi client = serving((exchange, _) -> {
            exchange.getResponseHeaders().add("Warning", "299 - \"say \\\"no\\\" to it\"");
            send(exchange, 404, "404 \u001b[31mpage not found");
        });
        Reply.Answer answer = (Reply.Answer) client.send(Call.get("/x"));
        assertThat(answer.warnings()).containsExactly("say \"no\" to it");
        assertThat(answer.text()).isEqualTo("404  [31mpage not found");
    }

    @Test
    void aServerThatIsAwayWasSentNothing() throws Exception {
        HttpClusterApi client = serving((exchange, _) -> send(exchange, 200, "{}"));
        if (server != null) {
            server.close();
        }
        Reply.Silence silence =
                silence(client.send(Call.apply("/x", ObjectValue.EMPTY, "m", false, Call.Effect.WRITE)));
        assertThat(silence.mayHaveArrived()).isFalse();
        assertThat(silence.finding().summary()).isEqualTo("Cluster not reachable");
    }
}
