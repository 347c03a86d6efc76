package io.rackform.hcl.syntax;

import io.rackform.model.diagnostic.SourceRange;

/** Where a text stands in the one line of a larger text that it was taken from, such as a JSON string without its escapes. */
@FunctionalInterface
public interface Origin {
    /**
     * The place in the larger text.
     *
     * @param offset of a byte of the text in UTF-8, or the text's length for its end
     */
    SourceRange.Position at(int offset);
}
