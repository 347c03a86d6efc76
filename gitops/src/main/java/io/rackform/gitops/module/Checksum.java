package io.rackform.gitops.module;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a file must add up to, as {@code checksum=} in a source says: {@code sha256:HEX}, or {@code HEX} alone, where its length
 * tells the algorithm.
 *
 * @param algorithm as Java calls it
 * @param hex in small letters
 */
record Checksum(String algorithm, String hex) {
    private static final Map<String, String> ALGORITHMS =
            Map.of("md5", "MD5", "sha1", "SHA-1", "sha256", "SHA-256", "sha512", "SHA-512");
    private static final Map<String, Integer> DIGITS = Map.of("MD5", 32, "SHA-1", 40, "SHA-256", 64, "SHA-512", 128);

    static Optional<Checksum> parse(String text) {
        int colon = text.indexOf(':');
        String hex = text.substring(colon + 1).toLowerCase(Locale.ROOT);
        if (!hex.matches("[0-9a-f]+")) {
            return Optional.empty();
        }
        String algorithm = colon >= 0
                ? ALGORITHMS.getOrDefault(text.substring(0, colon).toLowerCase(Locale.ROOT), "")
                : DIGITS.entrySet().stream()
                        .filter(entry -> entry.getValue() == hex.length())
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse("");
        boolean fits = Integer.valueOf(hex.length()).equals(DIGITS.get(algorithm));
        return fits ? Optional.of(new Checksum(algorithm, hex)) : Optional.empty();
    }

    @Override
    public String toString() {
        return algorithm.toLowerCase(Locale.ROOT).replace("-", "") + ":" + hex;
    }
}
