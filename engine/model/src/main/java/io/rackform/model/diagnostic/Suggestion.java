package io.rackform.model.diagnostic;

import java.util.Collection;

/** Finds the name that was probably meant. */
public final class Suggestion {
    private Suggestion() {}

    /** {@code " Did you mean \"name\"?"} with a leading blank, or nothing where no candidate is close. */
    public static String didYouMean(String given, Collection<String> candidates) {
        String best = "";
        int bestDistance = Integer.MAX_VALUE;
        for (String candidate : candidates) {
            int start = commonNames(given, candidate);
            String rest = given.substring(start);
            int limit = Math.min(bestDistance, Math.max(1, rest.length() / 3) + 1);
            int distance = distance(rest, candidate.substring(start), limit);
            if (distance < limit) {
                bestDistance = distance;
                best = candidate;
            }
        }
        return best.isEmpty() ? "" : " Did you mean \"" + best + "\"?";
    }

    /** The length of the names that both begin with, up to a dot: what is the same there says nothing about the rest. */
    private static int commonNames(String left, String right) {
        int end = Math.min(left.length(), right.length());
        int start = 0;
        for (int i = 0; i < end && left.charAt(i) == right.charAt(i); i++) {
            if (left.charAt(i) == '.') {
                start = i + 1;
            }
        }
        return start;
    }

    /**
     * How many letters have to be put in, left out, replaced or swapped with their neighbour; {@code limit} where it is not
     * less.
     */
    private static int distance(String left, String right, int limit) {
        if (Math.abs(left.length() - right.length()) >= limit) {
            return limit;
        }
        int[] before = new int[right.length() + 1];
        int[] row = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int[] next = new int[right.length() + 1];
            next[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                boolean same = left.charAt(i - 1) == right.charAt(j - 1);
                int least = Math.min(row[j - 1] + (same ? 0 : 1), Math.min(row[j], next[j - 1]) + 1);
                boolean swapped = i > 1
                        && j > 1
                        && left.charAt(i - 1) == right.charAt(j - 2)
                        && left.charAt(i - 2) == right.charAt(j - 1);
                next[j] = swapped ? Math.min(least, before[j - 2] + 1) : least;
            }
            before = row;
            row = next;
        }
        return Math.min(row[right.length()], limit);
    }
}
