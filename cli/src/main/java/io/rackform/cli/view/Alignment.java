package io.rackform.cli.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** Lines up two sequences: what stays, what goes, what comes. */
final class Alignment {
    /** A table of this many fields is worth its time; longer sequences are only trimmed at both ends. */
    private static final long LARGEST_TABLE = 4_000_000;

    private Alignment() {}

    /**
     * One place of the joint sequence.
     *
     * @param before its index in the first sequence, -1 where it comes
     * @param after its index in the second sequence, -1 where it goes
     */
    record Place(int before, int after) {
        boolean stays() {
            return before >= 0 && after >= 0;
        }
    }

    /** The joint sequence with as much staying as possible. */
    static <T> List<Place> of(List<T> before, List<T> after, BiPredicate<T, T> same) {
        int start = 0;
        int shorter = Math.min(before.size(), after.size());
        while (start < shorter && same.test(before.get(start), after.get(start))) {
            start++;
        }
        int end = 0;
        while (end < shorter - start
                && same.test(before.get(before.size() - 1 - end), after.get(after.size() - 1 - end))) {
            end++;
        }
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < start; i++) {
            places.add(new Place(i, i));
        }
        middle(before, after, same, start, before.size() - end, after.size() - end, places);
        for (int i = end; i > 0; i--) {
            places.add(new Place(before.size() - i, after.size() - i));
        }
        return places;
    }

    private static <T> void middle(
            List<T> before,
            List<T> after,
            BiPredicate<T, T> same,
            int start,
            int beforeEnd,
            int afterEnd,
            List<Place> places) {
        int rows = beforeEnd - start;
        int columns = afterEnd - start;
        boolean tabled = (long) rows * columns <= LARGEST_TABLE;
        int[][] common = tabled ? commonLengths(before, after, same, start, rows, columns) : new int[0][];
        int row = 0;
        int column = 0;
        while (row < rows && column < columns) {
            if (tabled && same.test(before.get(start + row), after.get(start + column))) {
                places.add(new Place(start + row++, start + column++));
            } else if (!tabled || common[row + 1][column] >= common[row][column + 1]) {
                places.add(new Place(start + row++, -1));
            } else {
                places.add(new Place(-1, start + column++));
            }
        }
        while (row < rows) {
            places.add(new Place(start + row++, -1));
        }
        while (column < columns) {
            places.add(new Place(-1, start + column++));
        }
    }

    /** The length of the longest common subsequence of what is left from each pair of places. */
    private static <T> int[][] commonLengths(
            List<T> before, List<T> after, BiPredicate<T, T> same, int start, int rows, int columns) {
        int[][] common = new int[rows + 1][columns + 1];
        for (int row = rows - 1; row >= 0; row--) {
            for (int column = columns - 1; column >= 0; column--) {
                common[row][column] = same.test(before.get(start + row), after.get(start + column))
                        ? common[row + 1][column + 1] + 1
                        : Math.max(common[row + 1][column], common[row][column + 1]);
            }
        }
        return common;
    }
}
