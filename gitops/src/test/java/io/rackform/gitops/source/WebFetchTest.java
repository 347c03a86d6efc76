package io.rackform.gitops.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.rackform.gitops.BareRepository;
import io.rackform.gitops.access.GitAccess;
import io.rackform.gitops.access.GitLogins;
import io.rackform.gitops.access.GitLogins.Login;
import io.rackform.model.diagnostic.Diagnostic;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.eclipse.jgit.lib.Ref;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Git over HTTP from a plain file server (Git's "dumb" protocol), and over TLS from a server that nobody knows. */
class WebFetchTest {
    private static final String PASSWORD = "s3cret-token";

    @TempDir
    Path temporary;

    private BareRepository repository;
    private HttpServer server;
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private volatile String wanted = "";

    @BeforeEach
    void open() throws IOException {
        repository = BareRepository.create(temporary.resolve("net.git"));
        repository.commit("First", Map.of("a", "1"));
        writeInfoRefs();
        server = HttpServer.create(loopback(), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
        repository.close();
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    /** The list of refs that a file server needs beside the repository. */
    private void writeInfoRefs() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (Ref ref : repository.git().getRefDatabase().getRefsByPrefix("refs/")) {
            lines.append(ref.getObjectId().name())
                    .append('\t')
                    .append(ref.getName())
                    .append('\n');
        }
        Files.createDirectories(repository.folder().resolve("info"));
        Files.writeString(repository.folder().resolve("info/refs"), lines.toString());
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String given = exchange.getRequestHeaders().getFirst("Authorization");
            if (given != null) {
                authorizations.add(given);
            }
            if (!wanted.isEmpty() && !wanted.equals(given)) {
                exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"git\"");
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            Path file = temporary
                    .resolve(exchange.getRequestURI().getPath().substring(1))
                    .normalize();
            if (!file.startsWith(temporary) || !Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] bytes = Files.readAllBytes(file);
            exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private FetchResult fetch(String url, GitLogins logins) {
        try (GitFetcher fetcher =
                new GitFetcher(temporary.resolve("cache"), GitAccess.of(temporary.resolve("home"), Map.of(), logins))) {
            return fetcher.fetch(new SourceUrl(url, "", "main", 0));
        }
    }

    private static Diagnostic failure(FetchResult result) {
        assertThat(result).isInstanceOf(FetchResult.Failed.class);
        return ((FetchResult.Failed) result).why();
    }

    private static String basic(String user) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void fetchesFromAFileServer() {
        assertThat(fetch("http://" + address() + "/net.git", GitLogins.NONE)).isInstanceOf(FetchResult.Fetched.class);
    }

    @Test
    void sendsATokenToItsHostOnly() {
        wanted = basic("loop");
        GitLogins here = host -> host.equals("127.0.0.1") ? Optional.of(new Login("loop", PASSWORD)) : Optional.empty();
        assertThat(fetch("http://" + address() + "/net.git", here)).isInstanceOf(FetchResult.Fetched.class);
        authorizations.clear();
        Diagnostic why = failure(fetch("http://localhost:" + server.getAddress().getPort() + "/net.git", here));
        assertThat(why.summary()).isEqualTo("Git server refused the login");
        assertThat(authorizations).isEmpty();
    }

    @Test
    void aLoginInTheUrlIsUsedAndNeverShown() {
        String url = "http://ada:" + PASSWORD + "@" + address() + "/net.git";
        wanted = basic("ada");
        assertThat(fetch(url, GitLogins.NONE)).isInstanceOf(FetchResult.Fetched.class);
        wanted = "Basic other";
        Diagnostic why = failure(fetch(url, GitLogins.NONE));
        assertThat(why.summary()).isEqualTo("Git server refused the login");
        assertThat(why.toString()).doesNotContain(PASSWORD);
        assertThat(new Login("ada", PASSWORD).toString()).doesNotContain(PASSWORD);
    }

    @Test
    void aRepositoryThatIsNotThere() {
        Diagnostic why = failure(fetch("http://ada:" + PASSWORD + "@" + address() + "/none.git", GitLogins.NONE));
        assertThat(why.summary()).isEqualTo("Git repository not found");
        assertThat(why.toString()).doesNotContain(PASSWORD);
    }

    @Test
    void aServerWithoutAProvenNameGetsNothing() throws Exception {
        HttpsServer secure = HttpsServer.create(loopback(), 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(unknownAuthority()));
        secure.createContext("/", this::serve);
        secure.start();
        try {
            String url = "https://ada:" + PASSWORD + "@127.0.0.1:"
                    + secure.getAddress().getPort() + "/net.git";
            Diagnostic why = failure(fetch(url, GitLogins.NONE));
            assertThat(why.summary()).isEqualTo("Git server's certificate is not trusted");
            assertThat(why.detail()).contains("Nothing was sent to it").doesNotContain(PASSWORD);
            assertThat(authorizations).isEmpty();
        } finally {
            secure.stop(0);
        }
    }

    private SSLContext unknownAuthority() throws Exception {
        Path store = temporary.resolve("server.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "server",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "san=ip:127.0.0.1")
                .redirectErrorStream(true)
                .redirectOutput(temporary.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(keytool.exitValue()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(store)) {
            keys.load(stream, "changeit".toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
