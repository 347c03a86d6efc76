package io.rackform.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;

class LoopbackServerTest {
    private static LoopbackServer plain() {
        return new LoopbackServer(0, null, exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
    }

    private static int port(LoopbackServer server) {
        return URI.create(server.address()).getPort();
    }

    @Test
    void saysThatItClosesWhenItIsAskedTo() throws IOException {
        try (LoopbackServer server = plain();
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), port(server))) {
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 200")
                    .containsIgnoringCase("connection: close");
        }
    }

    @Test
    void listensOnLoopbackOnly() throws IOException {
        try (LoopbackServer server = plain()) {
            int port = port(server);
            NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .forEach(address -> assertThatThrownBy(() -> new Socket(address, port).close())
                            .isInstanceOf(IOException.class));
            new Socket(InetAddress.getLoopbackAddress(), port).close();
        }
    }

    @Test
    void isGoneWhenItWentAway() {
        try (LoopbackServer server = plain()) {
            server.goAway(Duration.ofHours(1));
            assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port(server)).close())
                    .isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void comesBackOnItsPortWhateverKnocks() throws IOException {
        try (LoopbackServer server = plain()) {
            String address = server.address();
            for (int i = 0; i < 20; i++) {
                server.goAway(Duration.ofMillis(5));
                knockUntilOpen(port(server));
            }
            assertThat(server.address()).isEqualTo(address);
        }
    }

    private static void knockUntilOpen(int port) throws IOException {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (true) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(socket.getLocalPort()).isNotEqualTo(port);
                return;
            } catch (ConnectException e) {
                assertThat(System.nanoTime()).as("the server came back").isLessThan(end);
            }
        }
    }

    @Test
    void showsACertificateThatItsAuthorityVouchesFor() throws Exception {
        LabCertificates certificates = LabCertificates.create();
        try (LoopbackServer server = new LoopbackServer(0, certificates.serverContext(), exchange -> {
                    exchange.sendResponseHeaders(204, -1);
                    exchange.close();
                });
                HttpClient trusting = client(certificates.caPem());
                HttpClient other = client(LabCertificates.create().caPem())) {
            HttpRequest byAddress =
                    HttpRequest.newBuilder(URI.create(server.address())).build();
            HttpRequest byName = HttpRequest.newBuilder(URI.create("https://localhost:" + port(server)))
                    .build();
            assertThat(trusting.send(byAddress, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(204);
            assertThat(trusting.send(byName, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(204);
            assertThatThrownBy(() -> other.send(byAddress, HttpResponse.BodyHandlers.discarding()))
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }

    private static HttpClient client(String caPem) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(
                "ca",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(caPem.getBytes(StandardCharsets.US_ASCII))));
        TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }
}
