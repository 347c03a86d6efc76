package io.rackform.cli.terminal;

import io.rackform.hcl.diagnostic.SafeText;

/** Text from a device, a repository or a file on one line: harmless for the terminal, and of bounded length. */
public final class OneLine {
    private static final int LONGEST = 2_000;

    private OneLine() {}

    public static String of(String text) {
        return SafeText.line(text, LONGEST);
    }
}
