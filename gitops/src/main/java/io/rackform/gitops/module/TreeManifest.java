package io.rackform.gitops.module;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a tree of files holds: for each file the SHA-256 of its content, and one hash over all of them, {@code h1:} and the
 * base64 form of the SHA-256 of the manifest's text. The text has a line for each file in the order of the paths' bytes: the
 * hexadecimal digits, two blanks, the path. A link has a blank and {@code @} in place of the two blanks, and the digits are of
 * its target.
 *
 * @param entries by path
 */
record TreeManifest(NavigableMap<String, Entry> entries) {
    static final String ALGORITHM = "h1:";

    private static final int DIGITS = 64;

    /** @param link whether it is a link; then the hash is of its target */
    record Entry(String sha256, boolean link) {}

    TreeManifest {
        NavigableMap<String, Entry> sorted = new TreeMap<>(TreeManifest::compare);
        sorted.putAll(entries);
        entries = Collections.unmodifiableNavigableMap(sorted);
    }

    /** As {@code LC_ALL=C sort} has it. */
    private static int compare(String left, String right) {
        return Arrays.compareUnsigned(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    String text() {
        StringBuilder text = new StringBuilder();
        entries.forEach((path, entry) -> text.append(entry.sha256())
                .append(entry.link() ? " @" : "  ")
                .append(path)
                .append('\n'));
        return text.toString();
    }

    /** Reads what {@link #text} wrote; empty where it is something else. */
    static Optional<TreeManifest> parse(String text) {
        Map<String, Entry> entries = new TreeMap<>();
        for (String line : text.split("\n", -1)) {
            if (line.isEmpty()) {
                continue;
            }
            if (line.length() < DIGITS + 3) {
                return Optional.empty();
            }
            boolean link = line.startsWith(" @", DIGITS);
            entries.put(line.substring(DIGITS + 2), new Entry(line.substring(0, DIGITS), link));
        }
        TreeManifest read = new TreeManifest(new TreeMap<>(entries));
        return read.text().equals(text) ? Optional.of(read) : Optional.empty();
    }

    String hash() {
        return ALGORITHM + Base64.getEncoder().encodeToString(sha256().digest(text().getBytes(StandardCharsets.UTF_8)));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The text has a line for each path, so a path must not have two. */
    static void checkPath(String path) throws IOException {
        if (path.chars().anyMatch(Character::isISOControl)) {
            throw new IOException("the name of a file holds a line break or another control character");
        }
    }

    static String sha256(InputStream content) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[1 << 16];
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            digest.update(buffer, 0, read);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }
}
