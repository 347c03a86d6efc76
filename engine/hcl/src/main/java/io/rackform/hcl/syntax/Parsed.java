package io.rackform.hcl.syntax;

import io.rackform.model.diagnostic.Diagnostic;
import java.util.List;

/**
 * What a parser made of a text: as much of the tree as could be read, and what was wrong.
 *
 * @param tree where there are errors, the parts that were understood
 */
public record Parsed<T>(T tree, List<Diagnostic> diagnostics) {
    public Parsed {
        diagnostics = List.copyOf(diagnostics);
    }

    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }
}
