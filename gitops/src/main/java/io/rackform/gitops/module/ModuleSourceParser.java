package io.rackform.gitops.module;

import io.rackform.gitops.module.ModuleSource.Parsed;
import io.rackform.gitops.source.SourceUrl;
import io.rackform.model.diagnostic.Diagnostic;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a module's source: {@code [git::]repository[//folder][?ref=..&depth=..]}, the short forms of well-known hosts, and archives. */
final class ModuleSourceParser {
    private static final String FORMS =
            "Sources are local paths that start with \"./\" or \"../\", Git repositories like"
                    + " \"git::https://host/path.git//folder?ref=v1.2.0\" or \"git@host:path.git\", and archives like"
                    + " \"https://host/path.zip//folder\".";

    private static final Pattern FORCED = Pattern.compile("([a-z0-9]+)::(.*)", Pattern.DOTALL);
    private static final Pattern USER_AT_HOST =
            Pattern.compile("[A-Za-z0-9._][A-Za-z0-9._-]*@[A-Za-z0-9][^/:\\s]*:(?!//).+");
    private static final Pattern SHORT = Pattern.compile("(github\\.com|gitlab\\.com|bitbucket\\.org)/(.*)");
    private static final Pattern REGISTRY = Pattern.compile("(?:[A-Za-z0-9.-]+\\.[A-Za-z]{2,}(?::\\d+)?/)?"
            + "([A-Za-z0-9][A-Za-z0-9_-]*)/([A-Za-z0-9][A-Za-z0-9_-]*)/([a-z0-9]+)(?://.*)?");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private ModuleSourceParser() {}

    static Parsed parse(String text) {
        if (text.isBlank() || text.chars().anyMatch(Character::isISOControl)) {
            return invalid("The source is empty or holds control characters. " + FORMS);
        }
        Matcher forced = FORCED.matcher(text);
        if (forced.matches()) {
            return forced.group(1).equals("git")
                    ? git(forced.group(2), text)
                    : invalid("Sources that start with \"" + forced.group(1) + "::\" are not supported. " + FORMS);
        }
        if (USER_AT_HOST.matcher(text).matches() || text.startsWith("ssh://") || text.startsWith("file://")) {
            return git(text, text);
        }
        Matcher known = SHORT.matcher(text);
        if (known.matches()) {
            return known(known.group(1), known.group(2), text);
        }
        if (text.startsWith("https://") || text.startsWith("http://")) {
            return web(text);
        }
        return other(text);
    }

    private static Parsed other(String text) {
        if (text.contains("://")) {
            return invalid("\"" + text.substring(0, text.indexOf("://")) + "://\" is not supported. " + FORMS);
        }
        Matcher registry = REGISTRY.matcher(text);
        if (registry.matches()) {
            return new Parsed.Invalid(Diagnostic.error(
                    "No module registry",
                    "\"" + text
                            + "\" is the address of a module in a registry, and Rackform has no registry: modules come"
                            + " from where they are kept. Public modules are kept in repositories that are named after"
                            + " them. Most likely this one is \"github.com/" + registry.group(1) + "/terraform-"
                            + registry.group(3) + "-" + registry.group(2)
                            + "?ref=v1.2.3\", with the version as a tag and without the argument \"version\"."));
        }
        if (text.startsWith("/")) {
            String path = text.replaceFirst("\\?.*", "").replaceFirst("(?<!^)//.*", "");
            return path.endsWith(".git")
                    ? git(text, text)
                    : invalid(
                            "A folder by its absolute path would be another on the next machine. Write a relative path"
                                    + " that starts with \"./\" or \"../\"; for a repository in that folder write \"git::file://"
                                    + path + "\".");
        }
        return invalid(
                "It is neither a local path nor an address. If a folder is meant, write \"./" + text + "\". " + FORMS);
    }

    private static Parsed invalid(String detail) {
        return new Parsed.Invalid(Diagnostic.error("Invalid module source", detail));
    }

    /** @param text as written, for the label */
    private static Parsed git(String address, String text) {
        return switch (SourceUrl.parseAbsolute(address)) {
            case SourceUrl.Parsed.Invalid(Diagnostic why) -> new Parsed.Invalid(why);
            case SourceUrl.Parsed.Valid(SourceUrl url) -> new Parsed.Valid(new ModuleSource.Git(url, label(text)));
        };
    }

    /** {@code github.com/owner/repository[//folder]}. */
    private static Parsed known(String host, String rest, String text) {
        int end = rest.length();
        for (String mark : List.of("//", "?")) {
            int at = rest.indexOf(mark);
            end = at >= 0 && at < end ? at : end;
        }
        String[] parts = rest.substring(0, end).replaceFirst("/$", "").split("/", -1);
        if (parts.length < 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
            return invalid("A repository at " + host + " is written \"" + host + "/owner/repository\".");
        }
        if (parts.length > 2) {
            String folder = String.join("/", List.of(parts).subList(2, parts.length));
            return invalid("A repository at " + host + " is written \"" + host
                    + "/owner/repository\", and a folder in it" + " follows two slashes: \"" + host + "/" + parts[0]
                    + "/" + parts[1] + "//" + folder + "\".");
        }
        String repository = parts[1].endsWith(".git") ? parts[1] : parts[1] + ".git";
        return git("https://" + host + "/" + parts[0] + "/" + repository + rest.substring(end), text);
    }

    /** The parts of {@code https://host/path[//folder][?query]}. */
    private record Web(String file, String folder, String query) {
        static Web of(String text) {
            int question = text.indexOf('?');
            String body = question < 0 ? text : text.substring(0, question);
            int slashes = body.indexOf("//", body.indexOf("://") + 3);
            return new Web(
                    slashes < 0 ? body : body.substring(0, slashes),
                    slashes < 0 ? "" : body.substring(slashes + 2),
                    question < 0 ? "" : text.substring(question + 1));
        }
    }

    private static Parsed web(String text) {
        Web web = Web.of(text);
        if (web.file().endsWith(".git")) {
            return git(text, text);
        }
        List<String> rest = new ArrayList<>();
        Optional<ArchiveKind> kind = ArchiveKind.ofPath(web.file());
        Optional<Checksum> checksum = Optional.empty();
        for (String argument :
                web.query().isEmpty() ? new String[0] : web.query().split("&", -1)) {
            String value = argument.substring(argument.indexOf('=') + 1);
            if (argument.startsWith("archive=")) {
                kind = ArchiveKind.named(value);
                if (kind.isEmpty()) {
                    return invalid("After \"archive=\" these are known: " + ArchiveKind.KNOWN + ".");
                }
            } else if (argument.startsWith("checksum=")) {
                checksum = Checksum.parse(value);
                if (checksum.isEmpty()) {
                    return invalid(
                            "After \"checksum=\" stands the algorithm (sha256, sha512, sha1 or md5), a colon and as"
                                    + " many hexadecimal digits as it has, for example \"checksum=sha256:\" and 64 digits.");
                }
            } else {
                rest.add(argument);
            }
        }
        if (kind.isEmpty()) {
            return invalid(
                    "This address names neither a Git repository nor an archive. Put \"git::\" in front of it if it"
                            + " is a repository, or add \"archive=zip\" or \"archive=tar.gz\" after \"?\" if it is an archive. Known"
                            + " are " + ArchiveKind.KNOWN + ".");
        }
        return archive(web, rest, kind.get(), checksum, text);
    }

    private static Parsed archive(
            Web web, List<String> query, ArchiveKind kind, Optional<Checksum> checksum, String text) {
        for (String part : web.folder().split("/", -1)) {
            if (part.equals("..")) {
                return invalid("The folder after \"//\" leads out of the archive.");
            }
        }
        try {
            URI uri = URI.create(web.file() + (query.isEmpty() ? "" : "?" + String.join("&", query)));
            if (uri.getHost() == null) {
                return invalid("The address names no host.");
            }
            if (!uri.getScheme().equals("https") && !LOOPBACK.contains(uri.getHost())) {
                return invalid(
                        "Over http nobody proves who answers, so whoever is on the way could change what is applied."
                                + " Use https.");
            }
            String folder = web.folder().replaceAll("/+$", "");
            return new Parsed.Valid(new ModuleSource.Archive(uri, kind, checksum, folder, label(text)));
        } catch (IllegalArgumentException e) {
            return invalid("The address is not a URL: blanks and other special characters are written as \"%\" and two"
                    + " hexadecimal digits.");
        }
    }

    /** The text without the folder, because a package is locked as a whole, and without a login. */
    private static String label(String text) {
        String prefix = text.startsWith("git::") ? "git::" : "";
        Web parts = Web.of(text.substring(prefix.length()));
        return prefix + SourceUrl.display(parts.file()) + (parts.query().isEmpty() ? "" : "?" + parts.query());
    }
}
