package io.rackform.gitops.access;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/** What a user has set up for reaching Git servers, read when it is first needed. Safe for many threads. */
public final class GitAccess {
    private final Path home;
    private final Map<String, String> environment;
    private final GitLogins logins;
    private final Supplier<GitSettings> settings;
    private final Supplier<Netrc> netrc;

    private GitAccess(Path home, Map<String, String> environment, GitLogins logins) {
        this.home = home;
        this.environment = Map.copyOf(environment);
        this.logins = logins;
        this.settings = new Once<>(() -> GitSettings.read(home, this.environment));
        this.netrc = new Once<>(() -> Netrc.find(home, this.environment));
    }

    /**
     * @param home the folder with {@code .ssh}, {@code .gitconfig} and {@code .netrc}
     * @param environment the variables of the process
     * @param logins that the caller has; tried before any other
     */
    public static GitAccess of(Path home, Map<String, String> environment, GitLogins logins) {
        return new GitAccess(home, environment, logins);
    }

    private static final class Once<T> implements Supplier<T> {
        private final Supplier<T> source;
        private @Nullable T value;

        Once(Supplier<T> source) {
            this.source = source;
        }

        @Override
        public synchronized T get() {
            T known = value;
            if (known == null) {
                known = source.get();
                value = known;
            }
            return known;
        }
    }

    /** What is fetched from in place of a URL; it may hold a password. */
    public String rewritten(String url) {
        return settings.get().rewritten(url);
    }

    /** The login for one transport. */
    public HostCredentials credentials(URIish address) {
        return new HostCredentials(logins(address));
    }

    public WebLogins logins(URIish address) {
        return new WebLogins(address, logins, netrc, () -> new CredentialPrograms(settings.get(), home, environment));
    }

    /** SSH for one fetch; to be closed by the caller. */
    public SshAccess ssh() {
        return new SshAccess(home);
    }

    public WebConnections connections() {
        return new WebConnections(settings.get(), environment, new Proxies(settings.get(), environment));
    }

    public Proxies proxies() {
        return new Proxies(settings.get(), environment);
    }

    /** For a connection that is not JGit's. */
    public SSLContext tls(String url) throws IOException {
        try {
            return Authorities.context(settings.get(), environment, url);
        } catch (GeneralSecurityException e) {
            throw new IOException("the certificates of authorities cannot be read: " + e.getMessage(), e);
        }
    }
}
