package io.rackform.cli.docs;

import java.util.List;

/**
 * A fenced part of a page.
 *
 * @param info what stands behind the opening fence
 * @param line of the opening fence, counted from 1
 * @param content the lines between
 */
record Fence(String info, int line, List<String> content) {
    Fence {
        content = List.copyOf(content);
    }

    /** What a fence is for. */
    sealed interface Kind {
        /** A file of the example. */
        record File(String name) implements Kind {}

        /** Part of a configuration. */
        record Fragment() implements Kind {}

        /** The output of a command. */
        record Command(List<String> arguments) implements Kind {}

        /** Expressions and their values. */
        record Console() implements Kind {}

        /** Shown, not run. */
        record Shown() implements Kind {}

        record Invalid(String why) implements Kind {}
    }

    Kind kind() {
        List<String> words = Words.of(info);
        String language = words.isEmpty() ? "" : words.getFirst();
        String second = words.size() < 2 ? "" : words.get(1);
        if (words.size() == 2 && second.contains(".") && !second.startsWith("-")) {
            return new Kind.File(second);
        }
        return switch (language) {
            case "" -> new Kind.Invalid("a fence without a language says nothing about how it is checked");
            case "hcl" ->
                words.size() == 1 ? new Kind.Fragment() : new Kind.Invalid("the name of a file has a dot: " + second);
            case "text" ->
                words.size() == 1
                        ? new Kind.Invalid(
                                "a text needs the command that prints it; for a drawing name another language")
                        : new Kind.Command(words.subList(1, words.size()));
            case "console" -> new Kind.Console();
            default -> new Kind.Shown(); // allow default: any language
        };
    }

    String text() {
        return content.isEmpty() ? "" : String.join("\n", content) + "\n";
    }
}
