package io.rackform.hcl.syntax;

import org.jspecify.annotations.Nullable;

/** What the scanner is within: code, or the text of a template. Modes nest, as templates do. */
final class ScanMode {
    enum Kind {
        CODE,
        QUOTED,
        HEREDOC,
        BARE
    }

    private final Kind kind;
    private final @Nullable ScanMode parent;
    private final int line;
    private final int markerStart;
    private final int markerEnd;
    private int braces;
    private boolean lineStart = true;

    private ScanMode(Kind kind, @Nullable ScanMode parent, int line, int markerStart, int markerEnd) {
        this.kind = kind;
        this.parent = parent;
        this.line = line;
        this.markerStart = markerStart;
        this.markerEnd = markerEnd;
    }

    static ScanMode code() {
        return new ScanMode(Kind.CODE, null, 0, 0, 0);
    }

    static ScanMode bare() {
        return new ScanMode(Kind.BARE, null, 0, 0, 0);
    }

    ScanMode quoted(int atLine) {
        return new ScanMode(Kind.QUOTED, this, atLine, 0, 0);
    }

    ScanMode heredoc(int start, int end) {
        return new ScanMode(Kind.HEREDOC, this, 0, start, end);
    }

    ScanMode sequence(int atLine) {
        return new ScanMode(Kind.CODE, this, atLine, 0, 0);
    }

    Kind kind() {
        return kind;
    }

    @Nullable
    ScanMode parent() {
        return parent;
    }

    /** The mode to return to; the outermost has none and stays. */
    ScanMode outer() {
        return parent == null ? this : parent;
    }

    /** The line where it was opened; 0 for modes that may always go over lines. */
    int line() {
        return line;
    }

    int markerStart() {
        return markerStart;
    }

    int markerEnd() {
        return markerEnd;
    }

    boolean lineStart() {
        return lineStart;
    }

    void setLineStart(boolean newLineStart) {
        lineStart = newLineStart;
    }

    void openBrace() {
        braces++;
    }

    void closeBrace() {
        braces = Math.max(0, braces - 1);
    }

    /** Whether the next closing brace ends this interpolation or directive. */
    boolean endsAtBrace() {
        return kind == Kind.CODE && parent != null && braces == 0;
    }

    /** The token for an end that did not come. */
    TokenKind missingEnd() {
        return switch (kind) {
            case CODE -> TokenKind.MISSING_SEQUENCE_END;
            case QUOTED -> TokenKind.MISSING_QUOTE;
            case HEREDOC -> TokenKind.MISSING_MARKER;
            case BARE -> TokenKind.END;
        };
    }
}
