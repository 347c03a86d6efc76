package io.rackform.gitops.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rackform.gitops.BareRepository;
import io.rackform.gitops.access.GitAccess;
import io.rackform.gitops.access.GitLogins;
import io.rackform.model.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshFetchTest {
    @TempDir
    Path temporary;

    private Path home;
    private BareRepository repository;
    private GitSshServer server;
    private GitFetcher fetcher;

    @BeforeEach
    void open() throws Exception {
        home = temporary.resolve("home");
        repository = BareRepository.create(temporary.resolve("net.git"));
        repository.commit("First", Map.of("a", "1"));
        server = GitSshServer.start(home);
        fetcher = new GitFetcher(temporary.resolve("cache"), GitAccess.of(home, Map.of(), GitLogins.NONE));
    }

    @AfterEach
    void close() throws IOException {
        fetcher.close();
        server.close();
        repository.close();
    }

    private SourceUrl url() {
        return new SourceUrl(server.url(repository.folder()), "", "main", 0);
    }

    private Diagnostic failure(SourceUrl url) {
        FetchResult result = fetcher.fetch(url);
        assertThat(result).isInstanceOf(FetchResult.Failed.class);
        return ((FetchResult.Failed) result).why();
    }

    @Test
    void fetchesWithAKeyFromAHostThatIsKnown() throws Exception {
        server.knowHost();
        server.giveKey("id_ecdsa");
        assertThat(fetcher.fetch(url())).isInstanceOf(FetchResult.Fetched.class);
        String second = repository.commit("Second", Map.of("a", "2"));
        FetchResult result = fetcher.fetch(url());
        assertThat(result).isInstanceOf(FetchResult.Fetched.class);
        assertThat(((FetchResult.Fetched) result).tree().commit().id()).isEqualTo(second);
    }

    @Test
    void anUnknownHostIsRefusedAndNotLearned() throws Exception {
        server.giveKey("id_ecdsa");
        // What a user may have set for convenience does not count here.
        Files.writeString(home.resolve(".ssh/config"), "Host *\n  StrictHostKeyChecking no\n");
        Diagnostic why = failure(url());
        assertThat(why.summary()).isEqualTo("Git server's host key is not trusted");
        assertThat(why.detail())
                .contains("is not in known_hosts")
                .contains("ssh-keyscan -t ecdsa-sha2-nistp256 -p ")
                .contains("127.0.0.1 >> ~/.ssh/known_hosts")
                .contains(server.hostFingerprint());
        assertThat(home.resolve(".ssh/known_hosts")).doesNotExist();
    }

    @Test
    void anotherHostKeyIsRefused() throws Exception {
        server.giveKey("id_ecdsa");
        server.knowAnotherKeyForHost();
        String before = Files.readString(home.resolve(".ssh/known_hosts"));
        Diagnostic why = failure(url());
        assertThat(why.summary()).isEqualTo("Git server's host key is not trusted");
        assertThat(why.detail()).contains("another host key than the one in known_hosts");
        assertThat(home.resolve(".ssh/known_hosts")).hasContent(before);
    }

    @Test
    void aLoginWithoutAKeyIsRefused() throws Exception {
        server.knowHost();
        Diagnostic why = failure(url());
        assertThat(why.summary()).isEqualTo("Git server refused the login");
        assertThat(why.detail()).contains("Check that a key of the SSH agent");
    }

    @Test
    void aRepositoryThatIsNotThere() throws Exception {
        server.knowHost();
        server.giveKey("id_ecdsa");
        Diagnostic why = failure(new SourceUrl(server.url(temporary.resolve("none.git")), "", "main", 0));
        assertThat(why.summary()).isEqualTo("Git repository not found");
        assertThat(why.detail()).contains("does not appear to be a git repository");
    }

    @Test
    void aKeyCanComeFromTheAgent() throws Exception {
        Path agent = temporary.resolve("agent.sock");
        Path log = temporary.resolve("agent.log");
        Process process = startAgent(agent, log);
        try {
            server.knowHost();
            Path key = server.giveKey("given-to-the-agent");
            ProcessBuilder add = new ProcessBuilder("ssh-add", key.toString());
            add.environment().put("SSH_AUTH_SOCK", agent.toString());
            Process added =
                    add.redirectErrorStream(true).redirectOutput(log.toFile()).start();
            assertThat(added.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(added.exitValue()).isZero();
            Files.delete(key);
            Files.writeString(home.resolve(".ssh/config"), "Host *\n  IdentityAgent " + agent + "\n");
            assertThat(fetcher.fetch(url())).isInstanceOf(FetchResult.Fetched.class);
        } finally {
            process.destroy();
        }
    }

    /** OpenSSH's own agent in the foreground; it says where it listens once it does. */
    private static Process startAgent(Path socket, Path log) throws IOException {
        Process process;
        try {
            process = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            assertThat(System.getenv("CI"))
                    .as("ssh-agent is needed: " + e.getMessage())
                    .isNotEqualTo("true");
            assumeTrue(false, "ssh-agent (Debian: openssh-client) is not installed: " + e.getMessage());
            throw e;
        }
        String line = process.inputReader().readLine();
        assertThat(line).as("what ssh-agent says, see also " + log).contains(socket.toString());
        return process;
    }
}
