package io.rackform.cli.view;

import io.rackform.cli.terminal.Style;

/** What stands before a line of a plan. */
enum Sign {
    NONE(" "),
    ADD("+"),
    REMOVE("-"),
    CHANGE("~");

    private final String text;

    Sign(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    String in(Style style) {
        return switch (this) {
            case NONE -> text;
            case ADD -> style.green(text);
            case REMOVE -> style.red(text);
            case CHANGE -> style.yellow(text);
        };
    }
}
