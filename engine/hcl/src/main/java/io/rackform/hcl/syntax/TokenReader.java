package io.rackform.hcl.syntax;

import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.SourceRange;
import io.rackform.model.value.Mark;
import io.rackform.model.value.UnknownValue;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks over tokens for the parsers: skips comments, and newlines where they mean nothing, and finds the way back after
 * an error. From a reported error to the next place where parsing goes on, {@link #recovering} keeps further errors
 * quiet: they would follow from the first.
 */
final class TokenReader {
    /** How deep expressions, templates and blocks may nest; a deeper file would overflow the stack of whoever walks it. */
    static final int DEEPEST = 200;

    private static final int LONGEST_SHOWN = 40;

    private final Tokens tokens;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private int raw;
    private int at;
    private boolean linesMatter;
    private boolean recovering;
    private boolean encodingReported;
    private boolean tooDeepReported;
    private int depth;
    private int itemColumn;

    TokenReader(Tokens tokens, boolean linesMatter) {
        this.tokens = tokens;
        this.linesMatter = linesMatter;
        skip();
    }

    private void skip() {
        at = raw;
        while (tokens.kind(at) == TokenKind.COMMENT || (!linesMatter && tokens.kind(at) == TokenKind.NEWLINE)) {
            at++;
        }
    }

    Tokens tokens() {
        return tokens;
    }

    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /** The number of the next token. */
    int at() {
        return at;
    }

    TokenKind kind() {
        return tokens.kind(at);
    }

    boolean is(TokenKind kind) {
        return tokens.kind(at) == kind;
    }

    /** Whether the token is the first of its line. */
    boolean startsLine(int token) {
        return token == 0 || tokens.kind(token - 1) == TokenKind.NEWLINE;
    }

    /** Whether the next token is this word. */
    boolean isWord(String word) {
        return is(TokenKind.IDENTIFIER)
                && tokens.length(at) == word.length()
                && tokens.text(at).equals(word);
    }

    /** The kind of the token after the next. */
    TokenKind second() {
        int after = at;
        while (tokens.kind(after) != TokenKind.END) {
            after++;
            TokenKind kind = tokens.kind(after);
            if (kind != TokenKind.COMMENT && (linesMatter || kind != TokenKind.NEWLINE)) {
                return kind;
            }
        }
        return TokenKind.END;
    }

    /** Takes the next token and returns its number; the end is never passed. */
    int take() {
        int taken = at;
        if (tokens.kind(taken) != TokenKind.END) {
            raw = taken + 1;
            skip();
        }
        return taken;
    }

    boolean takeIf(TokenKind kind) {
        if (is(kind)) {
            take();
            return true;
        }
        return false;
    }

    /** The number of the last token taken, or skipped in recovery. */
    int last() {
        return Math.max(0, raw - 1);
    }

    /** Says whether newlines are tokens from here on; returns what it was before, to be set again. */
    boolean setLinesMatter(boolean matter) {
        boolean before = linesMatter;
        if (before != matter) {
            linesMatter = matter;
            skip();
        }
        return before;
    }

    void skipNewlines() {
        while (is(TokenKind.NEWLINE)) {
            take();
        }
    }

    String text() {
        return tokens.text(at);
    }

    SourceRange range() {
        return tokens.range(at);
    }

    /** From a token to the last one taken. */
    SourceRange since(int first) {
        return tokens.range(first, Math.max(first, last()));
    }

    /** The next token as messages show it. */
    String found() {
        return switch (kind()) {
            case END -> "the end of the file";
            case NEWLINE, QUOTED_NEWLINE -> "the end of the line";
            case OPEN_QUOTE -> "a string";
            case OPEN_HEREDOC -> "a heredoc";
            case CLOSE_QUOTE -> "the end of the string";
            case CLOSE_HEREDOC -> "the end of the heredoc";
            case CLOSE_SEQUENCE -> "the end of the template sequence";
            case MISSING_QUOTE, MISSING_SEQUENCE_END -> "the end of the line";
            case MISSING_MARKER -> "the end of the file";
            default -> { // allow default: all other kinds are shown as they are written
                int length = Math.min(tokens.length(at), LONGEST_SHOWN);
                String text = tokens.text(tokens.start(at), tokens.start(at) + length);
                yield "\"" + text + (length < tokens.length(at) ? "…" : "") + "\"";
            }
        };
    }

    /** How many errors have been reported. */
    int errors() {
        return diagnostics.size();
    }

    boolean recovering() {
        return recovering;
    }

    /** Reports an error at the next token, unless an earlier one is not yet recovered from. */
    void fail(String summary, String detail) {
        failAt(range(), summary, detail);
    }

    /** Reports an error and starts recovery; where the next token can't be read at all, that is reported instead. */
    void failAt(SourceRange range, String summary, String detail) {
        if (!recovering) {
            if (kind() == TokenKind.BAD_ENCODING) {
                badEncoding(at);
            } else if (kind() == TokenKind.INVALID) {
                diagnostics.add(InvalidCharacters.describe(tokens, at));
            } else {
                diagnostics.add(Diagnostic.error(summary, detail, range));
            }
        }
        recovering = true;
    }

    /** Reports a mistake that does not stop parsing. */
    void report(SourceRange range, String summary, String detail) {
        if (!recovering) {
            diagnostics.add(Diagnostic.error(summary, detail, range));
        }
    }

    /** Bytes that are not UTF-8 usually fill the whole file: they are one fault. */
    void badEncoding(int token) {
        if (!encodingReported) {
            encodingReported = true;
            diagnostics.add(InvalidCharacters.describe(tokens, token));
        }
    }

    /** Ends recovery: whoever reported the error knows how to go on. */
    void recovered() {
        recovering = false;
    }

    /** Goes back to recovery, where what follows is still a consequence of the error. */
    void setRecovering() {
        recovering = true;
    }

    /** What stands in the tree for an expression that could not be read. */
    Expression.Literal failed() {
        return new Expression.Literal(UnknownValue.ANY.withMark(Mark.FAILED), range());
    }

    /** Counts a level of nesting; where it is too deep, reports that and returns false. */
    boolean enter() {
        if (depth >= DEEPEST) {
            tooDeep(range());
            return false;
        }
        depth++;
        return true;
    }

    void leave() {
        depth--;
    }

    /** Reports that the current item is nested too deeply, once. */
    void tooDeep(SourceRange range) {
        if (tooDeepReported) {
            recovering = true;
            return;
        }
        tooDeepReported = !recovering;
        failAt(
                range,
                "Configuration nested too deeply",
                "This is nested more than " + DEEPEST + " levels deep. Split it, for example with local values.");
    }

    /** Remembers where the current attribute or block starts: a line that starts no further right is a new one. */
    void startItem() {
        tooDeepReported = false;
        setItemColumn(at);
    }

    /** Remembers the column of a token as that of the current attribute or block. */
    void setItemColumn(int token) {
        itemColumn = tokens.column(token);
    }

    /**
     * Skips, after an error, to the next comma or the end of a bracket.
     *
     * @param linesSeparate whether a newline separates elements like a comma
     * @return whether the bracket goes on here, with a separator or its closer; otherwise it was never closed
     */
    boolean resumeAtElement(TokenKind closer, boolean linesSeparate) {
        boolean found = skipTo(closer, true, linesSeparate);
        skip();
        recovering = !found;
        return found;
    }

    /** Skips, after an error, to what closes a bracket or template sequence, and takes that; false where nothing does. */
    boolean resumeAfter(TokenKind closer) {
        boolean found = skipTo(closer, false, false);
        skip();
        recovering = !found;
        if (found) {
            take();
        }
        return found;
    }

    /** Skips, after an error, everything up to the brace that closes the current block, and takes it. */
    boolean skipPastBrace() {
        int open = 1;
        while (open > 0 && tokens.kind(raw) != TokenKind.END) {
            TokenKind kind = tokens.kind(raw++);
            open += kind == TokenKind.OPEN_BRACE ? 1 : kind == TokenKind.CLOSE_BRACE ? -1 : 0;
        }
        skip();
        recovering = open > 0;
        return open == 0;
    }

    /** Skips, after an error, to the end of the line that ends the current attribute or block, or to a closing brace. */
    void resumeAfterItem() {
        skipTo(TokenKind.CLOSE_BRACE, false, true);
        while (tokens.kind(raw).closes()
                && tokens.kind(raw) != TokenKind.CLOSE_BRACE
                && tokens.kind(raw) != TokenKind.END) {
            raw++;
            skipTo(TokenKind.CLOSE_BRACE, false, true);
        }
        skip();
        // At the end of the file everything that is still open is so because of this error.
        recovering = tokens.kind(raw) == TokenKind.END;
    }

    /** Goes back by one token, and by the newlines before it, so that recovery can find that a line starts there. */
    void giveBack() {
        raw--;
        while (raw > 0 && tokens.kind(raw - 1) == TokenKind.NEWLINE) {
            raw--;
        }
        skip();
    }

    private boolean skipTo(TokenKind closer, boolean commasSeparate, boolean linesSeparate) {
        ArrayList<TokenKind> open = new ArrayList<>();
        while (true) {
            TokenKind kind = tokens.kind(raw);
            if (kind == TokenKind.END) {
                return false;
            }
            if (kind == TokenKind.NEWLINE && startsItem(raw + 1)) {
                return linesSeparate && open.isEmpty();
            }
            if (open.isEmpty()) {
                boolean separator =
                        (commasSeparate && kind == TokenKind.COMMA) || (linesSeparate && kind == TokenKind.NEWLINE);
                if (separator || kind.asWritten() == closer) {
                    return true;
                }
            }
            if (kind.closes()) {
                int opened = open.lastIndexOf(kind.asWritten());
                if (opened < 0) {
                    return false;
                }
                // What was opened within and never closed ends here too.
                open.subList(opened, open.size()).clear();
            } else if (kind.closer() != TokenKind.END) {
                open.add(kind.closer());
            }
            raw++;
        }
    }

    /** Whether an attribute or block of the body around the current one starts at this token. */
    private boolean startsItem(int token) {
        TokenKind kind = tokens.kind(token);
        if (kind == TokenKind.CLOSE_BRACE) {
            return tokens.column(token) < itemColumn;
        }
        if (kind != TokenKind.IDENTIFIER || tokens.column(token) > itemColumn) {
            return false;
        }
        TokenKind next = tokens.kind(token + 1);
        return next == TokenKind.EQUAL || next == TokenKind.OPEN_BRACE || next == TokenKind.OPEN_QUOTE;
    }
}
