package io.rackform.hcl.syntax;

import io.rackform.model.diagnostic.SourceRange;
import java.util.List;

/**
 * {@code type "label" { body }}.
 *
 * @param headerRange the type and the labels
 */
public record Block(
        String type, SourceRange typeRange, List<Label> labels, Body body, SourceRange headerRange, SourceRange range) {
    public Block {
        labels = List.copyOf(labels);
    }

    /** One label, without its quotes. */
    public record Label(String text, SourceRange range) {
        /** Whether a reference could name what is labelled so: an identifier, which a quoted label need not be. */
        public boolean isIdentifier() {
            return !text.isEmpty()
                    && Characters.startsIdentifier(text.codePointAt(0))
                    && text.codePoints().allMatch(Characters::continuesIdentifier);
        }
    }
}
