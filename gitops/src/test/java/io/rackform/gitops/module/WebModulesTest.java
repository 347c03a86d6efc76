package io.rackform.gitops.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rackform.engine.config.ModuleOrigin;
import io.rackform.engine.config.ModuleSources.Found;
import io.rackform.gitops.BareRepository;
import io.rackform.gitops.access.GitAccess;
import io.rackform.gitops.access.GitLogins;
import io.rackform.gitops.module.LockPolicy.Mode;
import io.rackform.model.diagnostic.Diagnostic;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Modules over HTTPS from Git's own server, with logins from all the places that Git takes them from. */
class WebModulesTest {
    private static final String SECRET = "s3cret-token";

    @TempDir
    Path temporary;

    private Path home;
    private BareRepository repository;
    private GitWebServer server;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void open() throws Exception {
        boolean there = GitWebServer.isInstalled();
        assertThat(there || !"true".equals(System.getenv("CI")))
                .as("git (Debian: git) is needed")
                .isTrue();
        assumeTrue(there, "git-http-backend (Debian: git) is not installed");
        home = Files.createDirectories(temporary.resolve("home"));
        Path served = Files.createDirectories(temporary.resolve("served"));
        repository = BareRepository.create(served.resolve("team/net.git"));
        server = GitWebServer.start(served);
        environment.put("PATH", System.getenv("PATH"));
        settings("[http]\n  sslCAInfo = " + served.resolve("ca.pem") + "\n");
    }

    @AfterEach
    void close() {
        if (server != null) {
            server.close();
            repository.close();
        }
    }

    private void settings(String text) throws IOException {
        Path file = home.resolve(".gitconfig");
        String before = Files.exists(file) ? Files.readString(file) : "";
        Files.writeString(file, before + text);
    }

    private String commit(String text) throws IOException {
        return repository.commit(text, Map.of("vlan/main.rf.hcl", text));
    }

    private String source(String login) {
        return "git::https://" + login + server.host() + "/team/net.git//vlan?ref=main";
    }

    private Found find(String source) {
        return find(source, LockFile.EMPTY, Mode.ADD, "cache");
    }

    private Found find(String source, LockFile lock, Mode mode, String cache) {
        try (ModuleCache opened =
                new ModuleCache(temporary.resolve(cache), GitAccess.of(home, environment, GitLogins.NONE))) {
            LockedModules modules = opened.modules(lock, new LockPolicy(mode, false), ModuleListener.NONE);
            Found found = modules.find(source);
            last = modules.found();
            if (found instanceof Found.Files(ModuleOrigin origin)) {
                content =
                        new String(origin.tree().read("vlan/main.rf.hcl").orElse(new byte[0]), StandardCharsets.UTF_8);
            }
            return found;
        }
    }

    private LockFile last = LockFile.EMPTY;
    private String content = "";

    private Diagnostic missing(String source) {
        Found found = find(source);
        assertThat(found).isInstanceOf(Found.Missing.class);
        Diagnostic why = ((Found.Missing) found).why();
        assertThat(why.toString()).doesNotContain(SECRET);
        return why;
    }

    private void assertFound(String source) {
        Found found = find(source);
        assertThat(found).as("%s", found).isInstanceOf(Found.Files.class);
    }

    private Path script(String name, String text) throws IOException {
        Path script = temporary.resolve(name);
        Files.writeString(script, "#!/bin/sh\n" + text);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return script;
    }

    @Test
    void fetchesLocksAndUpgradesOverTheSmartProtocol() throws IOException {
        commit("# one\n");
        assertFound(source(""));
        LockFile lock = last;
        int asked = server.requests().size();
        commit("# two\n");
        find(source(""), lock, Mode.LOCKED, "cache");
        assertThat(content).isEqualTo("# one\n");
        assertThat(server.requests()).hasSize(asked);
        find(source(""), lock, Mode.LOCKED, "another");
        assertThat(content).isEqualTo("# one\n");
        find(source(""), lock, Mode.UPGRADE, "cache");
        assertThat(content).isEqualTo("# two\n");
    }

    @Test
    void aShallowFetchFindsTheLockedCommitOnANewMachine() throws IOException {
        commit("# one\n");
        assertFound(source("") + "&depth=1");
        LockFile lock = last;
        commit("# two\n");
        commit("# three\n");
        find(source("") + "&depth=1", lock, Mode.LOCKED, "another");
        assertThat(content).isEqualTo("# one\n");
    }

    @Test
    void withTheServerDownTheLockFileAndTheCacheAreEnough() throws IOException {
        commit("# one\n");
        assertFound(source(""));
        LockFile lock = last;
        server.close();
        content = "";
        find(source(""), lock, Mode.LOCKED, "cache");
        assertThat(content).isEqualTo("# one\n");
        assertThat(missing(source("")).summary()).isEqualTo("Git server not reachable");
    }

    @Test
    void aServerWhoseAuthorityIsNotBelievedGetsNothing() throws IOException {
        commit("# one\n");
        Files.delete(home.resolve(".gitconfig"));
        server.want("ada", SECRET);
        Diagnostic why = missing(source("ada:" + SECRET + "@"));
        assertThat(why.summary()).isEqualTo("Git server's certificate is not trusted");
        // Nothing turns the check off.
        settings("[http]\n  sslVerify = false\n");
        environment.put("GIT_SSL_NO_VERIFY", "true");
        assertThat(missing(source("")).summary()).isEqualTo("Git server's certificate is not trusted");
        assertThat(server.requests()).isEmpty();
        environment.put("SSL_CERT_FILE", temporary.resolve("served/ca.pem").toString());
        assertFound(source("ada:" + SECRET + "@"));
    }

    @Test
    void withoutALoginItIsRefusedAndNobodyIsAsked() throws IOException {
        commit("# one\n");
        server.want("ada", SECRET);
        Diagnostic why = missing(source(""));
        assertThat(why.summary()).isEqualTo("Git server refused the login");
        assertThat(why.detail()).contains("~/.netrc").contains("credential helpers");
    }

    @Test
    void aLoginComesFromNetrc() throws IOException {
        commit("# one\n");
        server.want("ada", SECRET);
        Files.writeString(
                home.resolve(".netrc"),
                "# mine\nmachine example.org login x password y\nmachine 127.0.0.1 login ada password \"" + SECRET
                        + "\"\n");
        assertFound(source(""));
        Files.move(home.resolve(".netrc"), temporary.resolve("elsewhere"));
        assertThat(missing(source("")).summary()).isEqualTo("Git server refused the login");
        environment.put("NETRC", temporary.resolve("elsewhere").toString());
        assertFound(source(""));
        // Somebody else's login is not taken.
        assertThat(missing(source("bob@")).summary()).isEqualTo("Git server refused the login");
    }

    @Test
    void aLoginComesFromACredentialHelper() throws IOException {
        commit("# one\n");
        server.want("ada", SECRET);
        Files.writeString(
                home.resolve(".git-credentials"), "https://ada:" + SECRET + "@127.0.0.1%3a" + server.port() + "\n");
        settings("[credential]\n  helper = store\n");
        assertFound(source(""));
    }

    @Test
    void aHelperForOneUrlIsACommandOfTheShell() throws IOException {
        commit("# one\n");
        server.want("ada", SECRET);
        settings("[credential]\n  helper = !touch " + temporary.resolve("wrong") + ";false\n"
                + "[credential \"https://" + server.host() + "/team\"]\n  helper =\n  useHttpPath = true\n"
                + "  username = ada\n  helper = \"!f() { cat > " + temporary.resolve("asked")
                + "; echo password=" + SECRET + "; }; f\"\n");
        assertFound(source(""));
        assertThat(temporary.resolve("wrong")).doesNotExist();
        assertThat(temporary.resolve("asked"))
                .hasContent("protocol=https\nhost=" + server.host() + "\npath=team/net.git\nusername=ada\n\n");
    }

    @Test
    void aRefusedLoginIsFollowedByTheNextOne() throws IOException {
        commit("# one\n");
        server.want("ada", SECRET);
        Files.writeString(home.resolve(".netrc"), "default login old password gone\n");
        environment.put(
                "GIT_ASKPASS",
                script("askpass", "case \"$1\" in Username*) echo ada;; *) echo " + SECRET + ";; esac\n")
                        .toString());
        assertFound(source(""));
    }

    @Test
    void anAddressIsRewrittenAndItsTokenIsNotShown() throws IOException {
        commit("# one\n");
        server.want("x-token", SECRET);
        environment.put("GIT_CONFIG_COUNT", "1");
        environment.put("GIT_CONFIG_KEY_0", "url.https://x-token:" + SECRET + "@" + server.host() + "/.insteadOf");
        environment.put("GIT_CONFIG_VALUE_0", "https://git.example.org/");
        assertFound("git::https://git.example.org/team/net.git//vlan?ref=main");
        assertThat(last.text())
                .contains("url    = \"https://git.example.org/team/net.git\"")
                .doesNotContain(SECRET);
        Diagnostic why = missing("git::https://git.example.org/team/none.git//vlan?ref=main");
        assertThat(why.summary()).isEqualTo("Git repository not found");
        assertThat(why.detail()).contains("insteadOf").contains(server.host());
    }

    @Test
    void anAddressThatIsRewrittenToAnUnsafeOneIsRefused() throws IOException {
        settings("[url \"http://git.example.org/\"]\n  insteadOf = https://git.example.org/\n");
        Diagnostic why = missing("git::https://git.example.org/team/net.git");
        assertThat(why.summary()).isEqualTo("Rewritten Git address is not safe");
        assertThat(why.detail()).contains("\"http\" is not a transport that proves who answers");
    }

    @Test
    void aProxyIsAsked() throws Exception {
        try (ServerSocket proxy = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            List<String> asked = new CopyOnWriteArrayList<>();
            Thread.ofVirtual().start(() -> refuseAll(proxy, asked));
            settings("[http]\n  proxy = http://127.0.0.1:" + proxy.getLocalPort() + "\n");
            assertThat(missing("git::https://git.example.org/team/net.git").isError())
                    .isTrue();
            assertThat(asked).contains("CONNECT git.example.org:443 HTTP/1.1");
            environment.put("no_proxy", "example.com,127.0.0.1");
            commit("# one\n");
            assertFound(source(""));
        }
    }

    private static void refuseAll(ServerSocket proxy, List<String> asked) {
        while (!proxy.isClosed()) {
            try (Socket client = proxy.accept()) {
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
                asked.add(String.valueOf(lines.readLine()));
                client.getOutputStream().write("HTTP/1.1 403 No\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            } catch (IOException closed) {
                return;
            }
        }
    }

    @Test
    void whatIsNotThereIsTold() throws IOException {
        commit("# one\n");
        repository.tag("v1.2.0", commit("# two\n"));
        assertThat(missing("git::https://" + server.host() + "/team/none.git").summary())
                .isEqualTo("Git repository not found");
        assertThat(missing(source("").replace("ref=main", "ref=v1.2.1")).detail())
                .contains("Did you mean \"v1.2.0\"?");
        assertThat(missing("git::https://no-such-host.invalid/net.git").summary())
                .isEqualTo("Git server not reachable");
        assertThat(missing("git::https://127.0.0.1:1/net.git").summary()).isEqualTo("Git server not reachable");
    }
}
