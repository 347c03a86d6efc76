package io.rackform.cli.view;

import io.rackform.cli.terminal.Style;
import io.rackform.cli.view.Difference.Group;
import io.rackform.cli.view.Difference.Leaf;
import io.rackform.cli.view.Difference.Member;
import java.util.List;

/** Prints differences, indented and aligned as configuration is. */
final class DifferenceText {
    private final Style style;
    private final StringBuilder out;

    DifferenceText(Style style, StringBuilder out) {
        this.style = style;
        this.out = out;
    }

    /**
     * A difference behind its label.
     *
     * @param indent blanks before the sign
     * @param width of the labels of the group, for alignment; 0 where there is no label
     */
    void member(Member member, int indent, int width, String separator) {
        start(member.difference().sign(), indent);
        if (!member.label().isEmpty()) {
            out.append(member.label())
                    .repeat(' ', Math.max(0, width - member.label().length()))
                    .append(" = ");
        }
        value(member.difference(), indent, separator);
    }

    /** The sign of a line and the blank behind it. */
    void start(Sign sign, int indent) {
        out.repeat(' ', indent).append(sign.in(style)).append(' ');
    }

    private void value(Difference difference, int indent, String separator) {
        switch (difference) {
            case Leaf(Sign ignored, String text, String note) ->
                out.append(shown(text)).append(separator).append(remark(note)).append('\n');
            case Group group -> {
                if (group.members().isEmpty() && group.hidden() == 0) {
                    out.append(group.open()).append(group.close()).append(separator);
                    out.append(remark(group.note())).append('\n');
                    return;
                }
                out.append(group.open()).append(remark(group.note())).append('\n');
                members(group, indent + 4);
                out.repeat(' ', indent + 2)
                        .append(shown(group.close()))
                        .append(separator)
                        .append('\n');
            }
        }
    }

    /** The parts of a group, each on its own line, and how many are left out. */
    void members(Group group, int indent) {
        int width = width(group.members());
        for (Member member : group.members()) {
            if (group.noun().equals("line")
                    && member.difference() instanceof Leaf(Sign sign, String text, var ignored)) {
                start(sign, indent);
                out.append(text).append('\n');
            } else {
                member(member, indent, width, group.separator());
            }
        }
        hidden(group, indent);
    }

    private void hidden(Group group, int indent) {
        if (group.hidden() > 0) {
            String noun = "unchanged " + group.noun();
            out.repeat(' ', indent + 2)
                    .append(style.dim("# (" + Comparison.count(group.hidden(), noun) + " hidden)"))
                    .append('\n');
        }
    }

    static int width(List<Member> members) {
        return members.stream()
                .mapToInt(member -> member.label().length())
                .max()
                .orElse(0);
    }

    /** The arrow between old and new in colour. */
    private String shown(String text) {
        return style == Style.PLAIN ? text : text.replace(" -> ", " " + style.yellow("->") + " ");
    }

    private String remark(String note) {
        return note.isEmpty() ? "" : " " + style.red("# " + note);
    }
}
