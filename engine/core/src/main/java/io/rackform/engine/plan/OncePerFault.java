package io.rackform.engine.plan;

import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One fault of a device shows in every object on it; it is told once, with the others named. */
final class OncePerFault {
    /** More names than this do not help. */
    private static final int NAMED = 5;

    private OncePerFault() {}

    private record Fault(Severity severity, String summary, String detail) {}

    static List<Diagnostic> of(List<Diagnostic> diagnostics) {
        Map<Fault, List<Diagnostic>> same = new LinkedHashMap<>();
        for (Diagnostic diagnostic : diagnostics) {
            same.computeIfAbsent(
                            new Fault(diagnostic.severity(), diagnostic.summary(), diagnostic.detail()),
                            ignored -> new ArrayList<>())
                    .add(diagnostic);
        }
        return same.values().stream().map(OncePerFault::told).toList();
    }

    private static Diagnostic told(List<Diagnostic> same) {
        Diagnostic first = same.getFirst();
        List<String> others = same.stream()
                .skip(1)
                .map(Diagnostic::address)
                .filter(address -> address != null && !address.equals(first.address()))
                .distinct()
                .toList();
        if (others.isEmpty()) {
            return first;
        }
        String named = others.stream().limit(NAMED).collect(Collectors.joining(", "));
        String more = others.size() > NAMED ? " and " + (others.size() - NAMED) + " more" : "";
        return new Diagnostic(
                first.severity(),
                first.summary(),
                first.detail() + "\n\nThe same goes for " + named + more + ".",
                first.subject(),
                first.context(),
                first.address(),
                first.values());
    }
}
