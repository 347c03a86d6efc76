package io.rackform.cli.view;

import java.util.List;

/**
 * What becomes of a value, ready to be printed.
 *
 * <pre>
 * Difference = Leaf(text) | Group(open, (label, Difference)*, hidden, close)
 * </pre>
 */
sealed interface Difference {
    Sign sign();

    /** Whether an element of a list, a set or a text: then it stands alone on its line. */
    record Member(String label, Difference difference) {}

    /**
     * A value on one line.
     *
     * @param note what is remarked behind it; empty for nothing
     */
    record Leaf(Sign sign, String text, String note) implements Difference {}

    /**
     * A value with parts.
     *
     * @param open the rest of the line that it starts on: a brace, or a bracket behind an arrow
     * @param hidden how many unchanged parts are left out
     * @param noun what the parts are called: attribute, element, line
     * @param close the line that it ends with
     * @param separator what stands behind each part: a comma in a list
     */
    record Group(
            Sign sign,
            String open,
            List<Member> members,
            int hidden,
            String noun,
            String close,
            String separator,
            String note)
            implements Difference {
        public Group {
            members = List.copyOf(members);
        }

        Group with(Sign newSign, String newOpen, String newClose) {
            return new Group(newSign, newOpen, members, hidden, noun, newClose, separator, note);
        }
    }
}
