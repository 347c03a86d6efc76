package io.rackform.model.diagnostic;

import java.util.Collection;

/** Finds the name that was probably meant. */
public final class Suggestion {
    private Suggestion() {}

    /** {@code " Did you mean \"name\"?"} with a leading blank, or nothing where no candidate is close. */
    public static String didYouMean(String given, Collection<String> candidates) {
        String best = "";
        int bestDistance = Math.max(1, given.length() / 3) + 1;
        for (String candidate : candidates) {
            int distance = distance(given, candidate, bestDistance);
            if (distance < bestDistance) {
                bestDistance = distance;
                best = candidate;
            }
        }
        return best.isEmpty() ? "" : " Did you mean \"" + best + "\"?";
    }

    /** The Levenshtein distance, or {@code limit} where it is not less. */
    private static int distance(String left, String right, int limit) {
        if (Math.abs(left.length() - right.length()) >= limit) {
            return limit;
        }
        int[] row = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int replaced = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return Math.min(row[right.length()], limit);
    }
}
