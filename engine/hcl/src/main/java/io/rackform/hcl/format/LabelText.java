package io.rackform.hcl.format;

import io.rackform.hcl.syntax.Expression;
import io.rackform.hcl.syntax.HclParser;
import io.rackform.model.value.StringValue;
import java.util.Optional;

/** Writes block labels with as few escapes as they need. */
final class LabelText {
    private LabelText() {}

    /**
     * The text between a label's quotes as it should be written; nothing where it should stay.
     *
     * @param written between the quotes
     */
    static Optional<String> rewritten(String written) {
        boolean plain =
                written.chars().allMatch(character -> character >= ' ' && character < 0x7F && character != '\\');
        if (plain
                || !(HclParser.parseExpression("label", '"' + written + '"').tree()
                        instanceof Expression.Literal literal)
                || !(literal.value() instanceof StringValue text)) {
            return Optional.empty();
        }
        StringBuilder escaped = new StringBuilder();
        String label = text.value();
        for (int i = 0; i < label.length(); i += Character.charCount(label.codePointAt(i))) {
            append(escaped, label, i);
        }
        return Optional.of(escaped.toString());
    }

    private static void append(StringBuilder escaped, String label, int at) {
        int point = label.codePointAt(at);
        switch (point) {
            case '\n' -> escaped.append("\\n");
            case '\r' -> escaped.append("\\r");
            case '\t' -> escaped.append("\\t");
            case '"' -> escaped.append("\\\"");
            case '\\' -> escaped.append("\\\\");
            case '$', '%' -> escaped.append((char) point).append(label.startsWith("{", at + 1) ? (char) point : "");
            default -> { // allow default: characters are no closed set
                if (isPrinted(point)) {
                    escaped.appendCodePoint(point);
                } else {
                    escaped.append((point > 0xFFFF ? "\\U%08x" : "\\u%04x").formatted(point));
                }
            }
        }
    }

    /** Whether an editor shows something for it: of the white space only the blank. */
    private static boolean isPrinted(int point) {
        return switch (Character.getType(point)) {
            case Character.UNASSIGNED,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> point == ' ';
            default -> true; // allow default: letters, marks, numbers, punctuation and symbols
        };
    }
}
