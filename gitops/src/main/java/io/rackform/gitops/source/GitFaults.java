package io.rackform.gitops.source;

import io.rackform.gitops.source.SshAccess.Rejection;
import io.rackform.model.diagnostic.Diagnostic;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.NotSupportedException;

/** What is said when a fetch does not succeed: what, where, the other side's own words, and what to do. */
final class GitFaults {
    /** Characters of another program's words that are shown. */
    private static final int LONGEST_WORDS = 300;

    private static final int NAMED_REFS = 8;
    private static final int MOST_CAUSES = 12;

    private GitFaults() {}

    /** The diagnostic for an exception from JGit. */
    static Diagnostic fetch(SourceUrl url, Throwable fault, Optional<Rejection> rejection) {
        String words = words(url, fault);
        if (rejection.isPresent()) {
            return hostKey(url, rejection.get());
        }
        if (caused(fault, SSLException.class) || words.contains("certificate could not be validated")) {
            return Diagnostic.error(
                    "Git server's certificate is not trusted",
                    "The server of " + url.display() + " did not prove who it is: " + words
                            + ". Nothing was sent to it. Install the certificate of its authority on this machine, or have"
                            + " the server's certificate renewed.");
        }
        if (isLogin(words)) {
            return Diagnostic.error(
                    "Git server refused the login",
                    url.display() + " wants a login that it accepts: " + words
                            + ". Over SSH, check that a key of the agent or in the .ssh folder is registered there; over"
                            + " HTTPS, give an access token for this host.");
        }
        if (caused(fault, NoRemoteRepositoryException.class) || caused(fault, NotSupportedException.class)) {
            return Diagnostic.error(
                    "Git repository not found",
                    "There is no Git repository at " + url.display() + ": " + words
                            + ". Check the path. Some servers also say so where the login may not read it.");
        }
        if (isNetwork(fault)) {
            return Diagnostic.error(
                    "Git server not reachable",
                    "No connection to " + url.display() + ": " + words
                            + ". Check the name, the network between here and there, and that the server runs.");
        }
        return Diagnostic.error(
                "Git fetch failed",
                "Fetching from " + url.display() + " failed: " + words
                        + ". Try \"git ls-remote\" with the same address, to see whether Git itself can read it.");
    }

    private static Diagnostic hostKey(SourceUrl url, Rejection rejection) {
        String what = rejection.otherKeysKnown()
                ? " presented another host key than the one in known_hosts: either its key was changed, or something else"
                        + " answers in its place. Ask its owner which key is right before known_hosts is changed"
                : " is not in known_hosts, so nobody can tell whether the right host answers. Ask its owner for the"
                        + " fingerprint of its key, compare, and connect to it once with ssh to add it";
        return Diagnostic.error(
                "Git server's host key is not trusted",
                "The host " + rejection.host() + " of " + url.display() + what + ". Its key has the fingerprint "
                        + rejection.fingerprint() + ".");
    }

    static Diagnostic limit(SourceUrl url, String limit) {
        return Diagnostic.error(
                "Git fetch was broken off",
                "Fetching from " + url.display() + " was broken off, because " + limit
                        + ". Add depth=1 to the source to fetch a branch or a tag without its history, or keep large files"
                        + " elsewhere.");
    }

    static Diagnostic noSuchRef(SourceUrl url, Collection<String> branches) {
        if (url.ref().isEmpty()) {
            return Diagnostic.error(
                    "Git repository without commits",
                    url.display()
                            + " has no default branch with a commit. An empty repository is never taken for an empty"
                            + " configuration. Push a first commit, or name a branch with ?ref=.");
        }
        List<String> named = branches.stream().sorted().limit(NAMED_REFS).toList();
        String known = named.isEmpty()
                ? "it has no branches"
                : "its branches are " + String.join(", ", named) + (branches.size() > NAMED_REFS ? ", ..." : "");
        return Diagnostic.error(
                "Git ref not found",
                "There is no branch, tag or whole commit id \"" + url.ref() + "\" in " + url.display() + "; " + known
                        + ". Check the name after ref=. If it was deleted, nothing is changed until it is back or the source"
                        + " names another.");
    }

    static Diagnostic notACommit(SourceUrl url) {
        return Diagnostic.error(
                "Git ref is not a commit",
                "\"" + url.ref() + "\" in " + url.display()
                        + " names something other than a commit, and only a commit has"
                        + " the files of a configuration. Name a branch or a tag of a commit.");
    }

    static Diagnostic cache(Path folder, Exception fault) {
        return Diagnostic.error(
                "Git cache cannot be used",
                "The copy of the repository in " + folder + " cannot be read or written: " + shortened(message(fault))
                        + ". Check the disk and the permissions. The folder holds nothing but copies: it can be deleted and is"
                        + " made again.");
    }

    private static boolean isLogin(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        return lower.contains("not authorized")
                || lower.contains("authentication")
                || lower.contains("unauthorized")
                || lower.contains("cannot log in")
                || lower.contains("not permitted");
    }

    private static boolean isNetwork(Throwable fault) {
        return caused(fault, UnknownHostException.class)
                || caused(fault, ConnectException.class)
                || caused(fault, NoRouteToHostException.class)
                || caused(fault, UnresolvedAddressException.class)
                || caused(fault, SocketTimeoutException.class)
                || caused(fault, SocketException.class)
                || caused(fault, InterruptedIOException.class);
    }

    private static boolean caused(Throwable fault, Class<? extends Throwable> type) {
        Throwable at = fault;
        for (int i = 0; at != null && i < MOST_CAUSES; i++) {
            if (type.isInstance(at)) {
                return true;
            }
            at = at.getCause();
        }
        return false;
    }

    /** The outermost message, and the innermost where it says something else; never the password of the URL. */
    private static String words(SourceUrl url, Throwable fault) {
        Throwable innermost = fault;
        for (int i = 0; innermost.getCause() != null && i < MOST_CAUSES; i++) {
            innermost = innermost.getCause();
        }
        if (innermost instanceof UnresolvedAddressException) {
            return "unknown host";
        }
        String outer = message(fault);
        String inner = message(innermost);
        String both = outer.contains(inner) ? outer : outer + " (" + inner + ")";
        String safe = both.replace(url.repository(), url.display());
        // JGit starts most of its messages with the address, which the sentence has already.
        String prefix = url.display() + ": ";
        return shortened(safe.startsWith(prefix) ? safe.substring(prefix.length()) : safe);
    }

    private static String message(Throwable fault) {
        String message = fault.getMessage();
        String kind = fault.getClass().getSimpleName();
        // "host.example" alone is what the JDK says of a name that it cannot resolve.
        return message == null ? kind : fault instanceof UnknownHostException ? "unknown host " + message : message;
    }

    private static String shortened(String words) {
        String line = words.strip().replaceAll("\\s+", " ");
        String cut = line.length() <= LONGEST_WORDS ? line : line.substring(0, LONGEST_WORDS - 1) + "…";
        return cut.endsWith(".") ? cut.substring(0, cut.length() - 1) : cut;
    }
}
