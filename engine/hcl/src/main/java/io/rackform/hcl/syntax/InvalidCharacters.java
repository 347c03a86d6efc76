package io.rackform.hcl.syntax;

import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.SourceRange;

/** Says what is wrong with characters that the language does not use, and what to write instead. */
final class InvalidCharacters {
    private static final String SUMMARY = "Invalid character";

    private InvalidCharacters() {}

    static Diagnostic describe(Tokens tokens, int token) {
        SourceRange range = tokens.range(token);
        if (tokens.kind(token) == TokenKind.BAD_ENCODING) {
            return Diagnostic.error(
                    "Invalid character encoding",
                    "The file is not encoded in UTF-8 from here on. All configuration must be UTF-8: select that encoding in"
                            + " your editor and save the file again.",
                    range);
        }
        String text = tokens.text(token);
        if (text.startsWith("/*")) {
            return Diagnostic.error(
                    "Unclosed comment",
                    "The comment that starts here is not closed before the end of the file. Write \"*/\" where it ends.",
                    new SourceRange(range.file(), range.start(), range.start()));
        }
        return Diagnostic.error(SUMMARY, detail(text), range);
    }

    private static String detail(String text) {
        return switch (text) {
            case "'", "`" ->
                "The character " + text + " does not enclose strings here. Use double quotes (\") instead.";
            case "“", "”", "„", "‘", "’" ->
                "Curly quotes are not valid here. They often come from text that was copied from a document: replace"
                        + " them with straight double quotes (\").";
            case ";" ->
                "The character \";\" is not used in this language. Use newlines to separate arguments and blocks, and commas"
                        + " to separate items.";
            case "&" -> "There are no bitwise operators. Did you mean \"&&\", the boolean AND?";
            case "|" -> "There are no bitwise operators. Did you mean \"||\", the boolean OR?";
            case "^" -> "There are no bitwise operators. For a power, use the function \"pow\".";
            case "~" -> "There are no bitwise operators. \"~\" is only used at the ends of template sequences.";
            case "@" -> "The character \"@\" is not used in this language. Did you mean to put it in quotes?";
            case "\r" -> "A carriage return is only valid before a newline. Save the file with other line endings.";
            case "\u00a0" ->
                "This is a no-break space, which often comes from text that was copied from a document. Replace it with a"
                        + " space.";
            default -> {
                int point = text.codePointAt(0);
                String name = Character.getName(point);
                yield "The character U+%04X%s is not used in this language outside of strings and comments."
                        .formatted(point, name == null ? "" : " (" + name + ")");
            }
        };
    }
}
