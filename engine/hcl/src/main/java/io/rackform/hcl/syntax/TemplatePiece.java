package io.rackform.hcl.syntax;

import io.rackform.model.diagnostic.SourceRange;
import org.jspecify.annotations.Nullable;

/** A template before its directives are put together: text, interpolations and halves of directives in a row. */
sealed interface TemplatePiece {
    SourceRange range();

    /**
     * Text with its escapes resolved; in a heredoc at most a line.
     *
     * @param text with the newline that ends it, if one does
     */
    record Text(String text, SourceRange range) implements TemplatePiece {}

    record Interpolation(Expression expression, int height, SourceRange range) implements TemplatePiece {}

    record If(Expression condition, int height, SourceRange range) implements TemplatePiece {}

    record Else(SourceRange range) implements TemplatePiece {}

    record EndIf(SourceRange range) implements TemplatePiece {}

    record For(@Nullable String key, String value, Expression collection, int height, SourceRange range)
            implements TemplatePiece {}

    record EndFor(SourceRange range) implements TemplatePiece {}
}
