package io.rackform.hcl.format;

import io.rackform.hcl.syntax.SourceFile;
import io.rackform.model.diagnostic.Diagnostic;
import java.util.List;

/** What came of formatting a file. */
public sealed interface Formatted {
    /**
     * The file in the canonical layout.
     *
     * @param changed whether it differs from what it was
     */
    record Text(SourceFile file, boolean changed) implements Formatted {}

    /** The file does not parse, and so nobody can say what its layout should be. */
    record Faulty(List<Diagnostic> diagnostics) implements Formatted {
        public Faulty {
            diagnostics = List.copyOf(diagnostics);
        }
    }
}
