package io.rackform.netconf.transport;

/** Makes what a device or a library said fit for a terminal. */
public final class Words {
    /** Longer texts help nobody. */
    private static final int MOST = 2000;

    private Words() {}

    /** The text on one line, without control characters (terminal escapes among them), cut where it is too long. */
    public static String clean(String text) {
        StringBuilder out = new StringBuilder();
        boolean blank = false;
        for (int i = 0; i < text.length() && out.length() < MOST; ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isWhitespace(c)) {
                blank = !out.isEmpty();
            } else if (!isUnsafe(c)) {
                if (blank) {
                    out.append(' ');
                    blank = false;
                }
                out.appendCodePoint(c);
            }
        }
        return out.toString();
    }

    /** Control characters, and formatting characters that turn the direction of the text around. */
    private static boolean isUnsafe(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE;
    }

    static String of(Throwable thrown) {
        String message = thrown.getMessage();
        String text = message == null ? thrown.getClass().getSimpleName() : clean(message);
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}
