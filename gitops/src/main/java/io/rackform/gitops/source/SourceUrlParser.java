package io.rackform.gitops.source;

import io.rackform.gitops.source.SourceUrl.Parsed;
import io.rackform.model.diagnostic.Diagnostic;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads {@code [git::]repository[//folder][?ref=..&depth=..]}. Only transports that prove who answers are taken: HTTPS,
 * SSH and files.
 */
final class SourceUrlParser {
    private static final int LONGEST = 4096;
    private static final int DEEPEST = 1_000_000;
    private static final String FORMS = "Write git::https://host/path.git//folder?ref=branch, ssh://user@host/path.git,"
            + " user@host:path.git or file:///path";

    private static final Pattern USER_AT_HOST = Pattern.compile("[A-Za-z0-9._][A-Za-z0-9._-]*@[A-Za-z0-9][^/:\\s]*:.+");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** A fault that ends reading. */
    private static final class Refusal extends Exception {
        Refusal(String detail) {
            super(detail);
        }

        String detail() {
            return String.valueOf(getMessage());
        }
    }

    private SourceUrlParser() {}

    static Parsed source(String text, Path base) {
        return parsed(text, parts -> absolute(parts.repository(), base));
    }

    /** The source of a module, which has no folder that a path could start in. */
    static Parsed git(String text) {
        return parsed(text, parts -> {
            String repository = parts.repository();
            if (!hasScheme(repository) && !isUserAtHost(repository) && !repository.startsWith("/")) {
                throw new Refusal("it is neither a URL nor user@host:path nor an absolute path");
            }
            return repository;
        });
    }

    /** Why an address is not taken; empty where it proves who answers. */
    static Optional<String> insecurity(String address) {
        try {
            checkScheme(address);
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(refusal.detail());
        }
    }

    /** Checks the form of the repository, and completes it. */
    private interface Completion {
        String complete(Parts parts) throws Refusal;
    }

    private record Parts(String repository, String folder, String query) {}

    private static Parsed parsed(String text, Completion completion) {
        try {
            Parts parts = split(text);
            checkScheme(parts.repository());
            String repository = completion.complete(parts);
            Query query = query(parts.query());
            return new Parsed.Valid(new SourceUrl(repository, folder(parts.folder()), query.ref(), query.depth()));
        } catch (Refusal refusal) {
            // The text itself is not shown: it may hold a password at a place that the fault hides.
            return new Parsed.Invalid(Diagnostic.error(
                    "Invalid Git source", "The source cannot be used: " + refusal.detail() + ". " + FORMS + "."));
        }
    }

    private static Parts split(String text) throws Refusal {
        if (text.isBlank() || text.length() > LONGEST) {
            throw new Refusal("it is empty or longer than " + LONGEST + " characters");
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) || c == ' ')) {
            throw new Refusal("it holds blanks or control characters (a blank in a path is written %20)");
        }
        String rest = text.startsWith("git::") ? text.substring("git::".length()) : text;
        int question = rest.indexOf('?');
        String query = question < 0 ? "" : rest.substring(question + 1);
        String body = question < 0 ? rest : rest.substring(0, question);
        int scheme = body.indexOf("://");
        int slashes = body.indexOf("//", scheme < 0 ? 1 : scheme + 3);
        String repository = slashes < 0 ? body : body.substring(0, slashes);
        String folder = slashes < 0 ? "" : body.substring(slashes + 2);
        if (repository.isEmpty() || repository.startsWith("-")) {
            throw new Refusal("it names no repository");
        }
        return new Parts(repository, folder, query);
    }

    private static boolean hasScheme(String repository) {
        return repository.contains("://");
    }

    private static boolean isUserAtHost(String repository) {
        return USER_AT_HOST.matcher(repository).matches();
    }

    private static void checkScheme(String repository) throws Refusal {
        if (!hasScheme(repository)) {
            return;
        }
        String scheme = repository.substring(0, repository.indexOf("://")).toLowerCase(Locale.ROOT);
        String rest = repository.substring(repository.indexOf("://") + 3);
        String authority = rest.contains("/") ? rest.substring(0, rest.indexOf('/')) : rest;
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        if (scheme.equals("file")) {
            if (!authority.isEmpty()) {
                throw new Refusal("a file URL has three slashes before its path");
            }
            return;
        }
        if (host.isEmpty() || host.startsWith("-")) {
            throw new Refusal("it names no host");
        }
        boolean secure = scheme.equals("https") || scheme.equals("ssh");
        boolean stays = scheme.equals("http") && LOOPBACK.contains(host.replaceFirst(":\\d+$", ""));
        if (!secure && !stays) {
            throw new Refusal(
                    "\"" + scheme + "\" is not a transport that proves who answers, so whoever is on the way could"
                            + " change what is applied. Use https, ssh or file");
        }
    }

    private static String absolute(String repository, Path base) throws Refusal {
        if (hasScheme(repository) || isUserAtHost(repository)) {
            return repository;
        }
        try {
            return base.toAbsolutePath().resolve(repository).normalize().toString();
        } catch (InvalidPathException e) {
            throw new Refusal("it is not a path: " + e.getReason());
        }
    }

    private static String folder(String text) throws Refusal {
        List<String> parts = new ArrayList<>();
        for (String part : decode(text).split("/", -1)) {
            if (part.equals("..")) {
                throw new Refusal("the folder after \"//\" leads out of the repository");
            }
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }

    private record Query(String ref, int depth) {}

    private static Query query(String text) throws Refusal {
        String ref = "";
        int depth = 0;
        for (String argument : text.isEmpty() ? new String[0] : text.split("&", -1)) {
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            String value = equals < 0 ? "" : decode(argument.substring(equals + 1));
            switch (name) {
                case "ref" -> ref = ref(value);
                case "depth" ->
                    depth = depth(value)
                            .orElseThrow(() -> new Refusal("depth is a number of commits, from 1 to " + DEEPEST));
                case "sshkey" ->
                    throw new Refusal("a key does not belong in a source, where everybody reads it. Leave sshkey"
                            + " out: keys come from the SSH agent and from ~/.ssh");
                default -> throw new Refusal("after \"?\" only ref and depth are known");
            }
        }
        if (depth > 0 && SourceUrl.isCommitId(ref)) {
            throw new Refusal("depth counts from a branch or a tag, and the ref is a commit id. Leave depth out");
        }
        return new Query(ref, depth);
    }

    private static String ref(String value) throws Refusal {
        if (!isRefName(value)) {
            throw new Refusal("the ref is not the name of a branch or a tag, nor a whole commit id");
        }
        return SourceUrl.isCommitId(value.toLowerCase(Locale.ROOT)) ? value.toLowerCase(Locale.ROOT) : value;
    }

    /** The rules of git-check-ref-format, without loading JGit for them. */
    private static boolean isRefName(String name) {
        boolean parts = true;
        for (String part : name.split("/", -1)) {
            parts &= !part.isEmpty() && !part.startsWith(".") && !part.endsWith(".lock");
        }
        boolean characters = name.chars().noneMatch(c -> c <= ' ' || c == 0x7f || "~^:?*[\\".indexOf(c) >= 0);
        boolean marks = name.contains("..") || name.contains("@{") || name.endsWith(".") || name.equals("@");
        return parts && characters && !marks && !name.startsWith("-");
    }

    private static Optional<Integer> depth(String value) {
        boolean number =
                !value.isEmpty() && value.length() <= 7 && value.chars().allMatch(c -> c >= '0' && c <= '9');
        return Optional.of(number ? Integer.parseInt(value) : 0).filter(depth -> depth >= 1 && depth <= DEEPEST);
    }

    private static String decode(String text) throws Refusal {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Refusal("a \"%\" in it is not followed by two hexadecimal digits");
        }
    }
}
