package io.rackform.hcl.function.document;

import java.util.Locale;

/** Text in YAML: in double quotes, or as a literal block. */
final class YamlText {
    private static final int WIDTH = 80;

    private YamlText() {}

    /** Whether a text is written as a block: it has several lines, and nothing that only quotes can show. */
    static boolean isBlock(String text) {
        return text.indexOf('\n') >= 0
                && text.indexOf(" \n") < 0
                && !text.endsWith(" ")
                && text.codePoints().allMatch(point -> point == '\n' || isPrintable(point));
    }

    /** YAML 1.1's printable characters but for line ends and the tab. */
    private static boolean isPrintable(int point) {
        return (point >= 0x20 && point <= 0x7e)
                || (point >= 0xa0 && point <= 0xd7ff && point != 0x2028 && point != 0x2029)
                || (point >= 0xe000 && point <= 0xfffd && point != 0xfeff);
    }

    static void block(StringBuilder out, String text, int indent) {
        out.append('|');
        if (text.startsWith(" ") || text.startsWith("\n")) {
            out.append('2'); // else the first line would say how far the block is indented
        }
        if (!text.endsWith("\n")) {
            out.append('-');
        } else if (text.equals("\n") || text.endsWith("\n\n")) {
            out.append('+');
        }
        out.append('\n');
        String lines = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        for (String line : lines.split("\n", -1)) {
            out.repeat(' ', line.isEmpty() ? 0 : indent).append(line).append('\n');
        }
    }

    /** @param indent of the lines that a long text goes on in; -1 where it must stay in one line */
    static void quoted(StringBuilder out, String text, int indent) {
        int lineStart = out.lastIndexOf("\n") + 1;
        boolean afterSpace = false;
        out.append('"');
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int point = text.codePointAt(i);
            if (point != ' ') {
                append(out, point);
                afterSpace = false;
                continue;
            }
            boolean inside = i > 0 && i < text.length() - 1;
            int column = out.codePointCount(lineStart, out.length());
            if (indent >= 0 && inside && !afterSpace && column > WIDTH) {
                out.append('\n');
                lineStart = out.length();
                out.repeat(' ', indent);
                if (text.charAt(i + 1) == ' ') {
                    out.append('\\');
                }
            } else {
                out.append(' ');
            }
            afterSpace = true;
        }
        out.append('"');
    }

    private static void append(StringBuilder out, int point) {
        switch (point) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case 0 -> out.append("\\0");
            case 0x07 -> out.append("\\a");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case 0x0b -> out.append("\\v");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            case 0x1b -> out.append("\\e");
            case 0x85 -> out.append("\\N");
            default -> { // allow default: any character
                if (isPrintable(point)) {
                    out.appendCodePoint(point);
                } else {
                    String form = point < 0x100 ? "\\x%02X" : point < 0x10000 ? "\\u%04X" : "\\U%08X";
                    out.append(String.format(Locale.ROOT, form, point));
                }
            }
        }
    }
}
