package io.rackform.gitops.access;

import io.rackform.gitops.access.GitLogins.Login;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jgit.transport.URIish;

/**
 * The logins for one repository or archive, in the order they are tried: the one in its URL, which then is the only one; what the
 * caller gives; {@code netrc}; credential helpers; {@code GIT_ASKPASS}. By host, so that a redirect to another host gets nothing
 * of this one.
 */
public final class WebLogins {
    private final URIish address;
    private final GitLogins given;
    private final Supplier<Netrc> netrc;
    private final Supplier<CredentialPrograms> programs;

    WebLogins(URIish address, GitLogins given, Supplier<Netrc> netrc, Supplier<CredentialPrograms> programs) {
        this.address = address;
        this.given = given;
        this.netrc = netrc;
        this.programs = programs;
    }

    /** @param refused how many were not accepted already */
    public Optional<Login> login(URIish asked, int refused) {
        String host = lower(asked.getHost());
        if (host.isEmpty()) {
            return Optional.empty();
        }
        boolean own = host.equals(lower(address.getHost()));
        // JGit leaves null where the URL has no such part.
        String user = own && address.getUser() != null ? address.getUser() : "";
        if (own && address.getPass() != null) {
            return refused == 0 ? Optional.of(new Login(user, address.getPass())) : Optional.empty();
        }
        URI place = URI.create(asked.getScheme() + "://" + host + (asked.getPort() < 0 ? "" : ":" + asked.getPort())
                + (asked.getRawPath() == null ? "" : asked.getRawPath()));
        List<Supplier<Optional<Login>>> sources = List.of(
                () -> given.forHost(host),
                () -> netrc.get().login(host, user),
                () -> programs.get().fromHelpers(place, user),
                () -> programs.get().fromAskpass(place, user));
        int passed = 0;
        for (Supplier<Optional<Login>> source : sources) {
            Optional<Login> login = source.get();
            if (login.isPresent() && passed++ == refused) {
                return login;
            }
        }
        return Optional.empty();
    }

    private static String lower(String host) {
        return host == null ? "" : host.toLowerCase(Locale.ROOT);
    }
}
