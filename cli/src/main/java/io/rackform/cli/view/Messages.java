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

/**
 * Shows diagnostics on the standard error. Lines of configuration files are shown with them; lines of files with values
 * never are, because they hold passwords.
 */
public final class Messages {
    private static final int MOST_NAMED = 8;

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

    /** Warnings of one kind are said once, with the names of what else they are about. Errors all stand alone. */
    static List<Diagnostic> together(List<Diagnostic> diagnostics) {
        Map<String, List<Diagnostic>> warnings = new LinkedHashMap<>();
        diagnostics.stream()
                .filter(diagnostic -> !diagnostic.isError())
                .forEach(diagnostic -> warnings.computeIfAbsent(diagnostic.summary(), kind -> new ArrayList<>())
                        .add(diagnostic));
        List<Diagnostic> shown = new ArrayList<>();
        for (Diagnostic diagnostic : diagnostics) {
            List<Diagnostic> alike = diagnostic.isError() ? null : warnings.remove(diagnostic.summary());
            if (diagnostic.isError()) {
                shown.add(diagnostic);
            } else if (alike != null) {
                shown.add(alike.size() == 1 ? diagnostic : first(alike));
            }
        }
        return shown;
    }

    private static Diagnostic first(List<Diagnostic> alike) {
        Diagnostic first = alike.getFirst();
        List<String> others = alike.stream()
                .skip(1)
                .map(diagnostic -> diagnostic.address() != null
                        ? diagnostic.address()
                        : String.valueOf(diagnostic.subject() == null ? "" : diagnostic.subject()))
                .filter(place -> !place.isEmpty())
                .distinct()
                .limit(MOST_NAMED)
                .toList();
        int more = alike.size() - 1;
        String rest = "\n\nAnd " + Comparison.count(more, "more warning") + " of this kind"
                + (others.isEmpty() ? "." : ", about " + String.join(", ", others) + (others.size() < more ? ", ..." : "."));
        return new Diagnostic(
                first.severity(),
                first.summary(),
                first.detail() + rest,
                first.subject(),
                first.context(),
                first.address(),
                first.values());
    }

    private String text(List<Diagnostic> diagnostics) {
        DiagnosticRenderer.Style look = terminal.isWindow()
                ? new DiagnosticRenderer.Style(
                        true, terminal.style() == Style.COLOURED, WindowSize.current().columns())
                : DiagnosticRenderer.Style.PLAIN;
        return new DiagnosticRenderer(name -> Optional.ofNullable(files.get(name)), look).renderAll(diagnostics);
    }
}
