package io.rackform.cli.command;

/** What a command tells the shell. */
public final class ExitCode {
    public static final int DONE = 0;
    public static final int FAILED = 1;
    /** Only with {@code -detailed-exitcode}: it went well and there are changes. */
    public static final int CHANGES = 2;

    /** Of {@code fmt}, as the reference has it: a file is wrong, or can't be read or written. */
    public static final int FORMAT_FAILED = 2;
    /** Only with {@code fmt -check}: a file has another layout. */
    public static final int FORMAT_DIFFERS = 3;

    private ExitCode() {}

    static int of(boolean done) {
        return done ? DONE : FAILED;
    }
}
