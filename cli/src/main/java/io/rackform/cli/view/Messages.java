package io.rackform.cli.view;

import io.rackform.cli.terminal.Style;
import io.rackform.cli.terminal.Terminal;
import io.rackform.cli.terminal.WindowSize;
import io.rackform.hcl.diagnostic.DiagnosticRenderer;
import io.rackform.hcl.syntax.SourceFile;
import io.rackform.model.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Shows diagnostics on the standard error. Lines of configuration files are shown with them; lines of files with values
 * never are, because they hold passwords.
 */
public final class Messages {
    private static final int MOST_NAMED = 8;

    /** Summaries whose details the author of the configuration wrote, each for its own case. */
    private static final Set<String> OWN_WORDS = Set.of("Check block assertion failed");

    private final Terminal terminal;
    private final Map<String, SourceFile> files;

    /** @param files configuration files by the name that ranges use */
    public Messages(Terminal terminal, Map<String, SourceFile> files) {
        this.terminal = terminal;
        this.files = Map.copyOf(files);
    }

    public void show(List<Diagnostic> diagnostics) {
        if (!diagnostics.isEmpty()) {
            terminal.printError("\n" + text(together(diagnostics)).stripTrailing() + "\n");
        }
    }

    /**
     * Warnings of one kind, and errors in the same words about the same place in the source, are said once, with the names
     * of what else they are about: a device that is away is one fault, however many objects it has, and so is an argument
     * that is wrong in every instance of a block.
     */
    static List<Diagnostic> together(List<Diagnostic> diagnostics) {
        Map<String, List<Diagnostic>> alike = new LinkedHashMap<>();
        for (Diagnostic diagnostic : diagnostics) {
            String kind = diagnostic.isError() || OWN_WORDS.contains(diagnostic.summary())
                    ? "error " + diagnostic.summary() + "\n" + diagnostic.detail() + "\n" + diagnostic.subject()
                    : "warning " + diagnostic.summary();
            alike.computeIfAbsent(kind, ignored -> new ArrayList<>()).add(diagnostic);
        }
        return alike.values().stream().map(Messages::first).toList();
    }

    private static Diagnostic first(List<Diagnostic> alike) {
        Diagnostic first = alike.getFirst();
        int more = alike.size() - 1;
        if (more == 0) {
            return first;
        }
        List<String> others = alike.stream()
                .skip(1)
                .map(Messages::place)
                .filter(place -> !place.isEmpty())
                .distinct()
                .toList();
        String names = String.join(", ", others.subList(0, Math.min(MOST_NAMED, others.size())));
        String rest = others.isEmpty()
                ? Comparison.count(more, "time") + " more."
                : (first.isError() ? "The same for " : "More of this kind about ")
                        + names
                        + (others.size() > MOST_NAMED ? " and " + (others.size() - MOST_NAMED) + " others." : ".");
        return first.saying(first.detail() + "\n\n" + rest);
    }

    private static String place(Diagnostic diagnostic) {
        if (diagnostic.address() != null) {
            return diagnostic.address();
        }
        return diagnostic.subject() == null ? "" : diagnostic.subject().toString();
    }

    private String text(List<Diagnostic> diagnostics) {
        DiagnosticRenderer.Style look = terminal.isWindow()
                ? new DiagnosticRenderer.Style(
                        true,
                        terminal.style() == Style.COLOURED,
                        WindowSize.current().columns())
                : DiagnosticRenderer.Style.PLAIN;
        return new DiagnosticRenderer(name -> Optional.ofNullable(files.get(name)), look).renderAll(diagnostics);
    }
}
