package io.rackform.gitops.source;

import io.rackform.gitops.source.GitLogins.Login;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;

/** Answers JGit's question for a login: by host, so that a redirect to another host gets nothing. */
final class HostCredentials extends CredentialsProvider {
    private final URIish repository;
    private final GitLogins logins;

    HostCredentials(URIish repository, GitLogins logins) {
        this.repository = repository;
        this.logins = logins;
    }

    @Override
    public boolean isInteractive() {
        return false;
    }

    @Override
    public boolean supports(CredentialItem... items) {
        for (CredentialItem item : items) {
            if (!(item instanceof CredentialItem.Username) && !(item instanceof CredentialItem.Password)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean get(URIish uri, CredentialItem... items) {
        Optional<Login> login = login(uri);
        if (login.isEmpty() || !supports(items)) {
            return false;
        }
        for (CredentialItem item : items) {
            if (item instanceof CredentialItem.Username user) {
                user.setValue(login.get().user());
            } else if (item instanceof CredentialItem.Password password) {
                password.setValue(login.get().password().toCharArray());
            }
        }
        return true;
    }

    private Optional<Login> login(URIish uri) {
        String host = lower(uri.getHost());
        // JGit leaves null where the URL has no such part.
        if (host.equals(lower(repository.getHost())) && repository.getPass() != null) {
            return Optional.of(new Login(String.valueOf(repository.getUser()), repository.getPass()));
        }
        return host.isEmpty() ? Optional.empty() : logins.forHost(host);
    }

    private static String lower(String host) {
        return host == null ? "" : host.toLowerCase(Locale.ROOT);
    }
}
