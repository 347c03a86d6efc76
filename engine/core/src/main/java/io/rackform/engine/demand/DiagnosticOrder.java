package io.rackform.engine.demand;

import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.SourceRange;
import java.util.Comparator;

/** By file and place, those without a place last; then by address and text, so that completion order never shows. */
public final class DiagnosticOrder {
    public static final Comparator<Diagnostic> ORDER = Comparator.comparing(DiagnosticOrder::file)
            .thenComparingInt(DiagnosticOrder::offset)
            .thenComparing(diagnostic -> diagnostic.address() == null ? "" : diagnostic.address())
            .thenComparing(Diagnostic::summary)
            .thenComparing(Diagnostic::detail);

    private DiagnosticOrder() {}

    private static String file(Diagnostic diagnostic) {
        SourceRange subject = diagnostic.subject();
        return subject == null ? "\uffff" : subject.file();
    }

    private static int offset(Diagnostic diagnostic) {
        SourceRange subject = diagnostic.subject();
        return subject == null ? 0 : subject.start().offset();
    }
}
