package io.rackform.k8s.api;

/** Makes a server's own words fit to be shown: no terminal escapes, no end of length. */
public final class ServerWords {
    private static final int LONGEST = 2_000;

    private ServerWords() {}

    public static String of(String text) {
        StringBuilder clean = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(c -> {
            if (c == '\n') {
                clean.append('\n');
            } else if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                clean.append(' ');
            } else {
                clean.appendCodePoint(c);
            }
        });
        if (text.length() > LONGEST) {
            clean.append("...");
        }
        return clean.toString().strip();
    }
}
