package io.rackform.gitops.source;

import io.rackform.model.diagnostic.Diagnostic;
import java.nio.file.Path;

/**
 * Where a configuration or a module is in Git.
 *
 * @param repository what Git is asked for: a URL, {@code user@host:path}, or an absolute path; may hold a password
 * @param folder in the repository, empty for its top, without a slash at either end
 * @param ref a branch, a tag or a whole commit id; empty for the repository's default branch
 * @param depth how many commits of history are fetched; 0 for all
 */
public record SourceUrl(String repository, String folder, String ref, int depth) {
    /** What became of reading a source. */
    public sealed interface Parsed {
        record Valid(SourceUrl url) implements Parsed {}

        record Invalid(Diagnostic why) implements Parsed {}
    }

    /** Reads the value of {@code -source}; a relative path starts in the given folder. */
    public static Parsed parse(String text, Path base) {
        return SourceUrlParser.source(text, base);
    }

    /** Reads a Git source that is a URL, {@code user@host:path} or an absolute path. */
    public static Parsed parseAbsolute(String text) {
        return SourceUrlParser.git(text);
    }

    /** Whether the ref is a whole commit id, which never names anything else. */
    public boolean namesCommit() {
        return isCommitId(ref);
    }

    static boolean isCommitId(String ref) {
        return ref.length() == 40 && ref.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
    }

    /** Whether it can be the start of a commit id, as Git takes it: four digits or more. */
    static boolean isAbbreviation(String ref) {
        return ref.matches("[0-9a-f]{4,39}");
    }

    /** As much of a commit's id as messages show. */
    public static String shortId(String id) {
        return id.substring(0, 12);
    }

    /** The repository without a password. */
    public String display() {
        return display(repository);
    }

    /** An address without a password. */
    public static String display(String repository) {
        int scheme = repository.indexOf("://");
        if (scheme < 0) {
            return repository;
        }
        int start = scheme + 3;
        int end = repository.indexOf('/', start);
        String authority = end < 0 ? repository.substring(start) : repository.substring(start, end);
        int at = authority.lastIndexOf('@');
        int colon = authority.indexOf(':');
        if (at < 0) {
            return repository;
        }
        boolean password = colon >= 0 && colon < at;
        // Over HTTPS a lone user name can be an access token.
        boolean secret = password || repository.startsWith("https:");
        return secret ? repository.substring(0, start) + repository.substring(start + at + 1) : repository;
    }

    /** The whole source as a person would write it, without a password. */
    @Override
    public String toString() {
        return display() + (folder.isEmpty() ? "" : "//" + folder) + (ref.isEmpty() ? "" : "?ref=" + ref);
    }
}
