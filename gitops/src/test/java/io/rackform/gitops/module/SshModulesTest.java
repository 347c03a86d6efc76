package io.rackform.gitops.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rackform.engine.config.ModuleSources.Found;
import io.rackform.gitops.BareRepository;
import io.rackform.gitops.access.GitAccess;
import io.rackform.gitops.access.GitLogins;
import io.rackform.gitops.module.LockPolicy.Mode;
import io.rackform.model.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Modules over SSH from OpenSSH's own server, with what people have in their {@code .ssh} folder. */
class SshModulesTest {
    private static final String USER = System.getProperty("user.name");

    @TempDir
    Path temporary;

    private Path ssh;
    private BareRepository repository;
    private RealSshd server;

    @BeforeEach
    void open() throws Exception {
        boolean there = RealSshd.isInstalled();
        assertThat(there || !"true".equals(System.getenv("CI")))
                .as("sshd and git are needed")
                .isTrue();
        assumeTrue(there, "sshd (Debian: openssh-server) or git is not installed");
        ssh = Files.createDirectories(temporary.resolve("home/.ssh"));
        repository = BareRepository.create(temporary.resolve("net.git"));
        repository.commit("First", Map.of("main.rf.hcl", "# one\n"));
        server = RealSshd.start(temporary.resolve("sshd"));
    }

    @AfterEach
    void close() {
        if (server != null) {
            server.close();
            repository.close();
        }
    }

    private String source(String login) {
        return "git::ssh://" + login + "127.0.0.1:" + server.port() + repository.folder() + "?ref=main";
    }

    private Found find(String source) {
        GitAccess access = GitAccess.of(temporary.resolve("home"), Map.of(), GitLogins.NONE);
        try (ModuleCache cache = new ModuleCache(temporary.resolve("cache"), access)) {
            return cache.modules(LockFile.EMPTY, new LockPolicy(Mode.ADD, false), ModuleListener.NONE)
                    .find(source);
        }
    }

    private void assertFound(String source) {
        Found found = find(source);
        assertThat(found).as("%s", found).isInstanceOf(Found.Files.class);
    }

    private Diagnostic missing(String source) {
        Found found = find(source);
        assertThat(found).isInstanceOf(Found.Missing.class);
        return ((Found.Missing) found).why();
    }

    private void config(String text) throws IOException {
        Files.writeString(ssh.resolve("config"), text);
    }

    private void know() throws IOException {
        Files.writeString(ssh.resolve("known_hosts"), server.known());
    }

    private String alias(String name) {
        return "Host " + name + "\n  HostName 127.0.0.1\n  Port " + server.port() + "\n  User " + USER
                + "\n  IdentityFile " + server.userKey() + "\n";
    }

    @Test
    void aKeyOfTheUsualNameIsTried() throws IOException {
        know();
        Files.copy(server.userKey(), ssh.resolve("id_ed25519"));
        assertFound(source(USER + "@"));
    }

    @Test
    void anAliasGivesHostPortUserAndKey() throws IOException {
        know();
        config(alias("netbox"));
        assertFound("git::ssh://netbox" + repository.folder());
        assertFound(USER + "@netbox:" + repository.folder());
    }

    @Test
    void anIncludedFileIsReadAsWell() throws IOException {
        know();
        Files.createDirectories(ssh.resolve("config.d"));
        Files.writeString(ssh.resolve("config.d/site"), alias("netbox"));
        config("Include config.d/*\n\nMatch exec \"true\"\n  Port 1\nMatch host other,netbox\n  Compression no\n");
        assertFound("git::ssh://netbox" + repository.folder());
    }

    @Test
    void aHashedKnownHostIsKnown() throws Exception {
        know();
        RealSshd.run(
                "/usr/bin/ssh-keygen", "-H", "-f", ssh.resolve("known_hosts").toString());
        assertThat(Files.readString(ssh.resolve("known_hosts"))).startsWith("|1|");
        config(alias("netbox"));
        assertFound("git::ssh://netbox" + repository.folder());
    }

    @Test
    void anUnknownHostIsRefusedWithTheCommandThatMakesItKnown() throws Exception {
        config(alias("netbox") + "  StrictHostKeyChecking no\n");
        Diagnostic why = missing("git::ssh://netbox" + repository.folder());
        assertThat(why.summary()).isEqualTo("Git server's host key is not trusted");
        assertThat(why.detail()).contains(server.fingerprint());
        Matcher command = Pattern.compile("\"(ssh-keyscan [^\"]*)\"").matcher(why.detail());
        assertThat(command.find()).isTrue();
        RealSshd.run(
                "/bin/sh", "-c", "HOME=" + temporary.resolve("home") + " && export HOME && cd && " + command.group(1));
        assertFound("git::ssh://netbox" + repository.folder());
    }

    @Test
    void anotherKeyThanTheKnownOneIsRefused() throws Exception {
        RealSshd.run(
                "/usr/bin/ssh-keygen",
                "-q",
                "-t",
                "ed25519",
                "-N",
                "",
                "-f",
                temporary.resolve("x").toString());
        String[] other = Files.readString(temporary.resolve("x.pub")).split(" ", -1);
        Files.writeString(
                ssh.resolve("known_hosts"), "[127.0.0.1]:" + server.port() + " " + other[0] + " " + other[1] + "\n");
        config(alias("netbox"));
        Diagnostic why = missing("git::ssh://netbox" + repository.folder());
        assertThat(why.summary()).isEqualTo("Git server's host key is not trusted");
        assertThat(why.detail())
                .contains("another host key than the one in known_hosts")
                .contains("ssh-keygen -R '[127.0.0.1]:" + server.port() + "'")
                .contains(server.fingerprint());
    }

    @Test
    void aJumpHostIsPassed() throws IOException {
        know();
        config(alias("jump") + alias("inner") + "  ProxyJump jump\n");
        assertFound("git::ssh://inner" + repository.folder());
    }

    @Test
    void aProxyCommandIsNotStartedAndToldWhereTheHostIsNotReached() throws IOException {
        know();
        Path trace = temporary.resolve("started");
        config("Host inner.invalid\n  User " + USER + "\n  ProxyCommand touch " + trace + "\n"
                + "Host other.invalid\n  ProxyCommand none\n");
        Diagnostic why = missing("git::ssh://inner.invalid" + repository.folder());
        assertThat(why.summary()).isEqualTo("Git server not reachable");
        assertThat(why.detail()).contains("has a ProxyCommand", "ProxyJump");
        assertThat(trace).doesNotExist();
        assertThat(missing("git::ssh://other.invalid" + repository.folder()).detail())
                .contains("Check the name")
                .doesNotContain("ProxyCommand");
    }

    @Test
    void aKeyThatIsNotRegisteredIsTold() throws Exception {
        know();
        RealSshd.run(
                "/usr/bin/ssh-keygen",
                "-q",
                "-t",
                "ed25519",
                "-N",
                "",
                "-f",
                ssh.resolve("id_ed25519").toString());
        Diagnostic why = missing(source(USER + "@"));
        assertThat(why.summary()).isEqualTo("Git server refused the login");
        assertThat(why.detail()).contains("ssh-add -l");
    }

    @Test
    void aKeyWithAPassphraseIsNotAskedFor() throws Exception {
        know();
        Files.copy(server.userKey(), ssh.resolve("id_ed25519"));
        RealSshd.run(
                "/usr/bin/ssh-keygen",
                "-q",
                "-p",
                "-P",
                "",
                "-N",
                "secret",
                "-f",
                ssh.resolve("id_ed25519").toString());
        Diagnostic why = missing(source(USER + "@"));
        assertThat(why.summary()).isEqualTo("Git server refused the login");
        assertThat(why.detail()).contains("passphrase");
    }

    @Test
    void aRepositoryThatIsNotThereIsTold() throws IOException {
        know();
        config(alias("netbox"));
        Diagnostic why = missing("git::ssh://netbox/nowhere/net.git");
        assertThat(why.summary()).isEqualTo("Git repository not found");
    }
}
