package io.rackform.gitops.access;

import io.rackform.gitops.access.GitLogins.Login;
import java.util.Optional;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;

/** Answers JGit's questions for a login, one after the other as the server refuses them. */
public final class HostCredentials extends CredentialsProvider {
    private final WebLogins logins;
    private int refused;

    HostCredentials(WebLogins logins) {
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

    /** The server did not accept the last one. */
    @Override
    public void reset(URIish uri) {
        refused++;
    }

    @Override
    public boolean get(URIish uri, CredentialItem... items) {
        if (!supports(items)) {
            return false;
        }
        Optional<Login> login = logins.login(uri, refused);
        if (login.isEmpty()) {
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
}
