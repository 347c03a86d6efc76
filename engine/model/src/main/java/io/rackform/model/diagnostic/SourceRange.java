package io.rackform.model.diagnostic;

/**
 * A part of a source file, end exclusive.
 *
 * @param file as messages show it, relative to the root module's folder where it is inside it
 */
public record SourceRange(String file, Position start, Position end) {
    /**
     * A place in a source file.
     *
     * @param offset in bytes of the UTF-8 file, from 0
     * @param line from 1
     * @param column in characters as a person counts them (grapheme clusters), from 1
     */
    public record Position(int offset, int line, int column) {}

    /** The range from the start of this to the end of the other. */
    public SourceRange to(SourceRange other) {
        return new SourceRange(file, start, other.end);
    }

    @Override
    public String toString() {
        return file + ":" + start.line() + "," + start.column();
    }
}
