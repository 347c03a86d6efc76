package io.rackform.hcl.function.text;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Estimates how large a regular expression becomes when its counted repetitions are written out, which is what the compiler
 * does: {@code ((a{1000}){1000}){1000}} is a billion steps.
 */
final class RegexSize {
    /** The reference's bound for repetitions inside repetitions. */
    private static final int MAX_REPEAT = 1000;

    private static final long MAX_STEPS = 1_000_000;

    private final String pattern;
    private final Deque<Long> steps = new ArrayDeque<>();
    private final Deque<Long> repeats = new ArrayDeque<>();
    private long lastSteps;
    private long lastRepeat = 1;
    private int position;

    private RegexSize(String pattern) {
        this.pattern = pattern;
        open();
    }

    /** Whether it is too large to be compiled; what is no regular expression at all is for the compiler to refuse. */
    static boolean isTooLarge(String pattern) {
        RegexSize size = new RegexSize(pattern);
        while (size.position < pattern.length()) {
            if (!size.step()) {
                return true;
            }
        }
        return size.steps.stream().anyMatch(sum -> sum > MAX_STEPS);
    }

    private void open() {
        steps.push(0L);
        repeats.push(1L);
    }

    private void atom(long size, long repeat) {
        lastSteps = size;
        lastRepeat = repeat;
        steps.push(steps.pop() + size);
        repeats.push(Math.max(repeats.pop(), repeat));
    }

    /** Reads one character, class, group or repetition; false where it grows too large. */
    private boolean step() {
        char c = pattern.charAt(position++);
        switch (c) {
            case '\\' -> {
                if (pattern.startsWith("Q", position)) {
                    int end = pattern.indexOf("\\E", position);
                    atom((end < 0 ? pattern.length() : end) - position, 1);
                    position = end < 0 ? pattern.length() : end + 2;
                } else {
                    position++;
                    atom(1, 1);
                }
            }
            case '[' -> {
                int end = position + (pattern.startsWith("^", position) ? 1 : 0) + 1;
                while (end < pattern.length() && pattern.charAt(end) != ']') {
                    end += pattern.charAt(end) == '\\' ? 2 : 1;
                }
                position = end + 1;
                atom(1, 1);
            }
            case '(' -> open();
            case ')' -> {
                if (steps.size() > 1) {
                    long size = steps.pop();
                    long repeat = repeats.pop();
                    atom(size + 2, repeat);
                }
            }
            case '{' -> {
                return repetition();
            }
            default -> atom(1, 1); // allow default: any other character
        }
        return true;
    }

    private boolean repetition() {
        int end = pattern.indexOf('}', position);
        String counts = end < 0 ? "" : pattern.substring(position, end);
        if (!counts.matches("[0-9]{1,4}(,[0-9]{0,4})?")) {
            atom(1, 1);
            return true;
        }
        position = end + 1;
        long most = 1;
        for (String count : counts.split(",")) {
            most = Math.max(most, Integer.parseInt(count));
        }
        long repeat = lastRepeat * most;
        long size = lastSteps * most;
        steps.push(steps.pop() - lastSteps);
        atom(size, repeat);
        return repeat <= MAX_REPEAT && size <= MAX_STEPS;
    }
}
