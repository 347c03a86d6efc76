package io.rackform.gitops.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.UploadPack;

/** A Git server over SSH on this computer, and the SSH folder of a user who may use it. */
final class GitSshServer implements AutoCloseable {
    private final SshServer server;
    private final Path home;
    private final KeyPair hostKey = keyPair();
    private final KeyPair userKey = keyPair();

    private GitSshServer(Path home) throws GeneralSecurityException {
        this.home = home;
        this.server = SshServer.setUpDefaultServer();
    }

    /** @param home of the user; gets nothing but what the other methods put there */
    static GitSshServer start(Path home) throws IOException, GeneralSecurityException {
        GitSshServer started = new GitSshServer(home);
        Files.createDirectories(home.resolve(".ssh"));
        started.server.setHost("127.0.0.1");
        started.server.setKeyPairProvider(KeyPairProvider.wrap(started.hostKey));
        started.server.setPublickeyAuthenticator(
                (user, key, session) -> user.equals("git") && KeyUtils.compareKeys(key, started.userKey.getPublic()));
        started.server.setCommandFactory((channel, command) -> new Upload(command));
        started.server.start();
        return started;
    }

    private static KeyPair keyPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    String url(Path repository) {
        return "ssh://git@127.0.0.1:" + server.getPort() + repository;
    }

    String hostFingerprint() {
        return KeyUtils.getFingerPrint(hostKey.getPublic());
    }

    void knowHost() throws IOException {
        knowHost(hostKey.getPublic());
    }

    void knowAnotherKeyForHost() throws IOException, GeneralSecurityException {
        knowHost(keyPair().getPublic());
    }

    private void knowHost(PublicKey key) throws IOException {
        Files.writeString(
                home.resolve(".ssh/known_hosts"),
                "[127.0.0.1]:" + server.getPort() + " " + PublicKeyEntry.toString(key) + "\n");
    }

    /** Writes the user's key; the file it is in. */
    Path giveKey(String name) throws IOException, GeneralSecurityException {
        Path file = home.resolve(".ssh").resolve(name);
        try (OutputStream stream = Files.newOutputStream(file)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(userKey, "test", null, stream);
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }

    /** {@code git-upload-pack '/path'}. */
    private static final class Upload implements Command {
        private final String command;
        private InputStream in = InputStream.nullInputStream();
        private OutputStream out = OutputStream.nullOutputStream();
        private OutputStream error = OutputStream.nullOutputStream();
        private ExitCallback callback = (code, message, close) -> {};

        Upload(String command) {
            this.command = command;
        }

        @Override
        public void setInputStream(InputStream stream) {
            in = stream;
        }

        @Override
        public void setOutputStream(OutputStream stream) {
            out = stream;
        }

        @Override
        public void setErrorStream(OutputStream stream) {
            error = stream;
        }

        @Override
        public void setExitCallback(ExitCallback exit) {
            callback = exit;
        }

        @Override
        public void start(ChannelSession channel, Environment environment) {
            Thread.ofVirtual().start(this::serve);
        }

        private void serve() {
            Path path = Path.of(command.replaceFirst("^git-upload-pack '(.*)'$", "$1"));
            try {
                if (!Files.exists(path)) {
                    error.write(("fatal: '" + path + "' does not appear to be a git repository\n")
                            .getBytes(StandardCharsets.UTF_8));
                    error.flush();
                    callback.onExit(128);
                    return;
                }
                try (Repository repository = new FileRepositoryBuilder()
                        .setGitDir(path.toFile())
                        .setBare()
                        .build()) {
                    new UploadPack(repository).upload(in, out, error);
                }
                callback.onExit(0);
            } catch (IOException e) {
                callback.onExit(1);
            }
        }

        @Override
        public void destroy(ChannelSession channel) {}
    }
}
