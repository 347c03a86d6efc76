package io.rackform.model.diagnostic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Collects the messages of one piece of work, in the order they are added. For one thread. */
public final class Diagnostics {
    private final List<Diagnostic> all = new ArrayList<>();

    public void add(Diagnostic diagnostic) {
        all.add(diagnostic);
    }

    public void addAll(Collection<Diagnostic> diagnostics) {
        all.addAll(diagnostics);
    }

    public boolean hasErrors() {
        return all.stream().anyMatch(Diagnostic::isError);
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    public List<Diagnostic> list() {
        return List.copyOf(all);
    }
}
