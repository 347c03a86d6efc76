package io.rackform.cli.console;

/** What stands before the place to type. */
final class Prompts {
    static final String FIRST = "> ";
    /** For a line that goes on with what is open. */
    static final String NEXT = ": ";

    private Prompts() {}
}
