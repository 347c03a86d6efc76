package io.rackform.gitops.access;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.SshConfigStore;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.sshd.ServerKeyDatabase;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.transport.sshd.agent.ConnectorFactory;
import org.jspecify.annotations.Nullable;

/**
 * SSH with the user's keys, agent, {@code known_hosts} and {@code config}, and with hosts that are known only: nobody is there to
 * ask, and whoever answers in a host's place would choose what is applied. Never writes into the SSH folder.
 */
public final class SshAccess extends SshdSessionFactory {
    private final Path home;
    private final List<Path> copies = new CopyOnWriteArrayList<>();
    private volatile @Nullable Rejection rejection;
    private volatile @Nullable SshConfigStore settings;

    /** A host key that was not trusted. */
    public record Rejection(String host, String kind, String fingerprint, boolean otherKeysKnown) {}

    /** @param home the folder that holds {@code .ssh} */
    SshAccess(Path home) {
        super(null, null);
        this.home = home;
        setHomeDirectory(home.toFile());
        setSshDirectory(home.resolve(".ssh").toFile());
    }

    /** The host key that was refused, if any. */
    public Optional<Rejection> rejection() {
        return Optional.ofNullable(rejection);
    }

    /** Whether the user's settings want a program between here and a host that was asked, which is not started here. */
    public boolean wantsProgram(URIish address) {
        SshConfigStore known = settings;
        String host = address.getHost();
        if (known == null || host == null) {
            return false;
        }
        String user = address.getUser() == null ? "" : address.getUser();
        String command = known.lookup(host, address.getPort(), user).getValue("ProxyCommand");
        return command != null && !command.isBlank() && !command.strip().equalsIgnoreCase("none");
    }

    @Override
    protected ServerKeyDatabase createServerKeyDatabase(File home, File sshFolder) {
        return new KnownOnly(super.createServerKeyDatabase(home, sshFolder));
    }

    @Override
    protected @Nullable SshConfigStore createSshConfigStore(
            File homeFolder, @Nullable File configFile, String localUser) {
        SshConfigStore store = super.createSshConfigStore(homeFolder, readable(configFile), localUser);
        settings = store;
        return store;
    }

    /** The file itself, or a copy of it that JGit understands, as long as this is open. */
    private @Nullable File readable(@Nullable File configFile) {
        if (configFile == null || !configFile.isFile()) {
            return configFile;
        }
        try {
            SshConfigText.Result text = SshConfigText.of(configFile.toPath(), home);
            if (!text.changed()) {
                return configFile;
            }
            Path copy = Files.createTempFile("rackform-ssh", ".config");
            copies.add(copy);
            Files.writeString(copy, text.text());
            return copy.toFile();
        } catch (IOException e) {
            return configFile;
        }
    }

    @Override
    public void close() {
        super.close();
        for (Path copy : copies) {
            try {
                Files.deleteIfExists(copy);
            } catch (IOException e) {
                // It holds nothing that the user's own file does not.
            }
        }
    }

    @Override
    protected String getDefaultPreferredAuthentications() {
        return "publickey";
    }

    @Override
    protected ConnectorFactory getConnectorFactory() {
        return SshAgent.FACTORY;
    }

    /** Looks keys up as OpenSSH does, but takes no setting that would accept one which is not there. */
    private final class KnownOnly implements ServerKeyDatabase {
        private final ServerKeyDatabase files;

        KnownOnly(ServerKeyDatabase files) {
            this.files = files;
        }

        @Override
        public List<PublicKey> lookup(String connectAddress, InetSocketAddress remote, Configuration configuration) {
            return files.lookup(connectAddress, remote, configuration);
        }

        @Override
        @SuppressWarnings("NullAway") // No one to ask: JGit's word for that is null.
        public boolean accept(
                String connectAddress,
                InetSocketAddress remote,
                PublicKey key,
                Configuration configuration,
                CredentialsProvider ignored) {
            boolean accepted = files.accept(connectAddress, remote, key, new Strict(configuration), null);
            if (!accepted) {
                boolean others = !lookup(connectAddress, remote, configuration).isEmpty();
                rejection = new Rejection(
                        connectAddress, String.valueOf(KeyUtils.getKeyType(key)), KeyUtils.getFingerPrint(key), others);
            }
            return accepted;
        }
    }

    /** The user's settings, with strict checking. */
    private record Strict(ServerKeyDatabase.Configuration settings) implements ServerKeyDatabase.Configuration {
        @Override
        public List<String> getUserKnownHostsFiles() {
            return settings.getUserKnownHostsFiles();
        }

        @Override
        public List<String> getGlobalKnownHostsFiles() {
            return settings.getGlobalKnownHostsFiles();
        }

        @Override
        public StrictHostKeyChecking getStrictHostKeyChecking() {
            return StrictHostKeyChecking.REQUIRE_MATCH;
        }

        @Override
        public boolean getHashKnownHosts() {
            return settings.getHashKnownHosts();
        }

        @Override
        public String getUsername() {
            return settings.getUsername();
        }
    }
}
