package io.rackform.gitops.source;

import io.rackform.gitops.access.SshAccess.Rejection;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Suggestion;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.lib.Constants;

/** What is said when a fetch does not succeed: what, where, the other side's own words, and what to do. */
final class GitFaults {
    /** Characters of another program's words that are shown. */
    private static final int LONGEST_WORDS = 300;

    private static final int NAMED_REFS = 8;
    private static final int MOST_CAUSES = 12;

    private GitFaults() {}

    /**
     * The diagnostic for an exception from JGit.
     *
     * @param address that was asked in place of the source's own; may hold a password
     * @param program whether the user's settings of SSH want one between here and the host, which was not started
     */
    static Diagnostic fetch(
            SourceUrl url, String address, Throwable fault, Optional<Rejection> rejection, boolean program) {
        if (rejection.isPresent()) {
            return hostKey(url, rejection.get());
        }
        String words = words(url, address, fault);
        String place = place(url, address);
        if (caused(fault, SSLException.class) || words.contains("certificate could not be validated")) {
            return Diagnostic.error(
                    "Git server's certificate is not trusted",
                    "The server of " + place + " did not prove who it is: " + words
                            + ". Nothing was sent to it. Install the certificate of its authority on this machine, or name"
                            + " its file with http.sslCAInfo in ~/.gitconfig, or have the server's certificate renewed.");
        }
        if (isLogin(words)) {
            return Diagnostic.error("Git server refused the login", login(place, address, words));
        }
        if (caused(fault, NoRemoteRepositoryException.class) || caused(fault, NotSupportedException.class)) {
            return Diagnostic.error(
                    "Git repository not found",
                    "There is no Git repository at " + place + ": " + words
                            + ". Check the path. Some servers also say so where the login may not read it.");
        }
        if (isNetwork(fault)) {
            return Diagnostic.error(
                    "Git server not reachable",
                    "No connection to " + place + ": " + words
                            + (program
                                    ? ". In ~/.ssh/config the host has a ProxyCommand, and Rackform starts no program to reach"
                                            + " a host. If it goes through another host, name that with ProxyJump instead."
                                    : ". Check the name, the network and the proxy between here and there, and that the server"
                                            + " runs."));
        }
        return Diagnostic.error(
                "Git fetch failed",
                "Fetching from " + place + " failed: " + words
                        + ". Try \"git ls-remote\" with the same address, to see whether Git itself can read it.");
    }

    private static String place(SourceUrl url, String address) {
        String shown = SourceUrl.display(address);
        return shown.equals(url.display())
                ? shown
                : url.display() + " (which url.*.insteadOf of Git's settings makes " + shown + ")";
    }

    private static String login(String place, String address, String words) {
        boolean web = address.startsWith("http");
        return place + " wants a login that it accepts: " + words
                + (web
                        ? ". Logins are taken from ~/.netrc, from Git's credential helpers and from GIT_ASKPASS, and none of"
                                + " them gave one that it takes. Add one for this host, or use SSH"
                        : ". Check that a key of the SSH agent (\"ssh-add -l\") or an IdentityFile is registered there. A key"
                                + " with a passphrase works from the agent only: nobody is asked for it here")
                + ".";
    }

    private static Diagnostic hostKey(SourceUrl url, Rejection rejection) {
        String what = rejection.otherKeysKnown()
                ? " presented another host key than the one in known_hosts: either its key was changed, or something else"
                        + " answers in its place. Ask its owner which key is right. Only if this one is, forget the old one"
                        + " with \"ssh-keygen -R '" + name(rejection.host()) + "'\" and add the new one with \""
                        + scan(rejection) + "\""
                : " is not in known_hosts, so nobody can tell whether the right host answers. Ask its owner for the"
                        + " fingerprint of its key and compare. If it is the same, add it with \"" + scan(rejection)
                        + "\"";
        return Diagnostic.error(
                "Git server's host key is not trusted",
                "The host " + rejection.host() + " of " + url.display() + what + ". Its " + rejection.kind()
                        + " key has the fingerprint " + rejection.fingerprint() + ".");
    }

    /** The command that fetches the host's key, and no other host's. */
    private static String scan(Rejection rejection) {
        String name = name(rejection.host());
        int colon = name.lastIndexOf(':');
        boolean withPort = name.startsWith("[") && colon > name.indexOf(']');
        String host = withPort ? name.substring(1, name.indexOf(']')) : name;
        String port = withPort ? "-p " + name.substring(colon + 1) + " " : "";
        return "ssh-keyscan -t " + rejection.kind() + " " + port + host + " >> ~/.ssh/known_hosts";
    }

    /** As {@code known_hosts} has it: a port that is not the usual one follows the host in brackets. */
    private static String name(String host) {
        boolean plain = host.startsWith("[") || host.indexOf(':') < 0 || host.indexOf(':') != host.lastIndexOf(':');
        String bracketed = plain ? host : "[" + host.replace(":", "]:");
        return bracketed.endsWith("]:22") ? bracketed.substring(1, bracketed.length() - 4) : bracketed;
    }

    static Diagnostic limit(SourceUrl url, String limit) {
        return Diagnostic.error(
                "Git fetch was broken off",
                "Fetching from " + url.display() + " was broken off, because " + limit
                        + ". Add depth=1 to the source to fetch a branch or a tag without its history, or keep large files"
                        + " elsewhere.");
    }

    /** @param names of all branches and tags, whole */
    static Diagnostic noSuchRef(SourceUrl url, Collection<String> names) {
        if (url.ref().isEmpty()) {
            return Diagnostic.error(
                    "Git repository without commits",
                    url.display()
                            + " has no default branch with a commit. An empty repository is never taken for an empty"
                            + " configuration. Push a first commit, or name a branch with ?ref=.");
        }
        List<String> branches = without(names, Constants.R_HEADS);
        List<String> tags = without(names, Constants.R_TAGS);
        List<String> all = new ArrayList<>(branches);
        all.addAll(tags);
        return Diagnostic.error(
                "Git ref not found",
                "There is no branch, tag or commit \"" + url.ref() + "\" in " + url.display() + "."
                        + Suggestion.didYouMean(url.ref(), all) + " In it, " + listed("branch", "branches", branches)
                        + ", and "
                        + listed("tag", "tags", tags.reversed())
                        + ". Check what follows ref=. If it was deleted, nothing is changed until it is back or the source"
                        + " names another.");
    }

    private static List<String> without(Collection<String> names, String prefix) {
        return names.stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .sorted()
                .toList();
    }

    private static String listed(String one, String many, List<String> names) {
        if (names.isEmpty()) {
            return "there are no " + many;
        }
        String first = String.join(", ", names.subList(0, Math.min(NAMED_REFS, names.size())));
        return names.size() == 1
                ? "the only " + one + " is " + first
                : "the " + many + " are " + first + (names.size() > NAMED_REFS ? ", ..." : "");
    }

    static Diagnostic depthOfCommit(SourceUrl url) {
        return Diagnostic.error(
                "Depth of a commit",
                "\"" + url.ref() + "\" is not a branch or a tag of " + url.display()
                        + ", so it can only be the start of a commit's id, and with depth the commits before a branch or a"
                        + " tag are not fetched. Leave depth out, or name a branch or a tag.");
    }

    static Diagnostic ambiguous(SourceUrl url, List<String> commits) {
        return Diagnostic.error(
                "Ambiguous commit id",
                "\"" + url.ref() + "\" is the start of more than one commit's id in " + url.display() + ": "
                        + String.join(", ", commits.subList(0, Math.min(NAMED_REFS, commits.size())))
                        + ". Write more of its digits.");
    }

    static Diagnostic movedTag(SourceUrl url, String locked, CommitTree now) {
        return Diagnostic.error(
                "Git tag was moved",
                "The tag \"" + url.ref() + "\" of " + url.display() + " names the commit "
                        + now.commit().id() + " (\""
                        + now.commit().message() + "\") now, and the lock file says that it is " + locked
                        + ". A tag that moves may mean that somebody changed what was released. Ask its owner. If the new"
                        + " commit is right, take it with \"rackform init -upgrade\"; to stay with the old one, name its"
                        + " id: ?ref=" + locked + ".");
    }

    static Diagnostic lockedCommitGone(SourceUrl url, String locked) {
        return Diagnostic.error(
                "Locked commit is gone",
                "The commit " + locked + " that the lock file names is not in " + url.display()
                        + " any more: its history was rewritten, or the commit was removed. Take what "
                        + (url.ref().isEmpty() ? "its default branch" : "\"" + url.ref() + "\"")
                        + " names now with \"rackform init -upgrade\", and look at what changed.");
    }

    static Diagnostic rewritten(SourceUrl url, String reason) {
        return Diagnostic.error(
                "Rewritten Git address is not safe",
                "Git's settings (url.*.insteadOf) replace the address " + url.display() + " by another, and " + reason
                        + ". Change that setting.");
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
    private static String words(SourceUrl url, String address, Throwable fault) {
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
        String safe = both.replace(address, SourceUrl.display(address))
                .replace(url.repository(), url.display())
                .replaceAll("(https?://)[^/@\\s]+@", "$1");
        // JGit starts most of its messages with the address, which the sentence has already.
        String prefix = SourceUrl.display(address) + ": ";
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
