package io.rackform.cli.view;

import io.rackform.cli.terminal.Style;
import io.rackform.cli.terminal.Terminal;
import io.rackform.cli.terminal.WindowSize;
import io.rackform.hcl.diagnostic.DiagnosticRenderer;
import io.rackform.hcl.syntax.SourceFile;
import io.rackform.model.diagnostic.Diagnostic;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Shows diagnostics on the standard error. Lines of configuration files are shown with them; lines of files with values
 * never are, because they hold passwords.
 */
public final class Messages {
    private final Terminal terminal;
    private final Map<String, SourceFile> files;

    /** @param files configuration files by the name that ranges use */
    public Messages(Terminal terminal, Map<String, SourceFile> files) {
        this.terminal = terminal;
        this.files = Map.copyOf(files);
    }

    public void show(List<Diagnostic> diagnostics) {
        if (!diagnostics.isEmpty()) {
            terminal.printError("\n" + text(diagnostics).stripTrailing() + "\n");
        }
    }

    private String text(List<Diagnostic> diagnostics) {
        DiagnosticRenderer.Style look = terminal.isWindow()
                ? new DiagnosticRenderer.Style(
                        true, terminal.style() == Style.COLOURED, WindowSize.current().columns())
                : DiagnosticRenderer.Style.PLAIN;
        return new DiagnosticRenderer(name -> Optional.ofNullable(files.get(name)), look).renderAll(diagnostics);
    }
}
