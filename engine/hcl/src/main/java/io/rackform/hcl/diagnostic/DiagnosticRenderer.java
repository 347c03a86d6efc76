package io.rackform.hcl.diagnostic;

import io.rackform.hcl.syntax.SourceFile;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.SourceRange;
import io.rackform.model.diagnostic.UsedValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Renders diagnostics as text. For one thread.
 *
 * <pre>
 * Error: Missing item separator
 *
 *   with redfish_bios.node["a"],
 *   on main.rf.hcl line 2, in locals:
 *    2:   racks = [1 2]
 *                    ^
 *     ├────────────────
 *     │ var.count is 2
 *
 * Expected a comma before the next item or "]" after the last, but found "2".
 * </pre>
 */
public final class DiagnosticRenderer {
    private static final int NARROWEST = 40;
    private static final int WIDEST = 120;
    private static final int LONGEST_VALUE = 400;
    private static final String RESET = "\u001b[0m";
    private static final String BOLD = "\u001b[1m";
    private static final String RED = "\u001b[31m";
    private static final String YELLOW = "\u001b[33m";

    private final Function<String, Optional<SourceFile>> sources;
    private final Style style;
    private final Map<String, Optional<SourceLines>> read = new HashMap<>();

    /**
     * How diagnostics look.
     *
     * @param box whether a bar is drawn beside each, as on a terminal
     * @param width of the output in columns
     */
    public record Style(boolean box, boolean colour, int width) {
        /** For a pipe or a file. */
        public static final Style PLAIN = new Style(false, false, 80);
    }

    /**
     * @param sources gives the files that ranges name; empty where the text is not at hand
     */
    public DiagnosticRenderer(Function<String, Optional<SourceFile>> sources, Style style) {
        this.sources = sources;
        this.style = style;
    }

    /** All diagnostics in their order, each with an empty line after it. */
    public String renderAll(List<Diagnostic> diagnostics) {
        StringBuilder text = new StringBuilder();
        for (Diagnostic diagnostic : diagnostics) {
            text.append(render(diagnostic)).append('\n');
        }
        return text.toString();
    }

    /** One diagnostic; ends with a newline. */
    public String render(Diagnostic diagnostic) {
        List<String> lines = new ArrayList<>();
        lines.add(title(diagnostic));
        lines.add("");
        place(diagnostic, lines);
        int width = Math.clamp(style.width(), NARROWEST, WIDEST) - (style.box() ? 2 : 0);
        String detail = SafeText.of(diagnostic.detail()).strip();
        if (!detail.isEmpty()) {
            lines.addAll(Wrapping.wrap(detail, width));
        }
        while (lines.getLast().isEmpty()) {
            lines.removeLast();
        }
        return framed(lines, diagnostic);
    }

    private String title(Diagnostic diagnostic) {
        String word = diagnostic.isError() ? "Error: " : "Warning: ";
        String summary = SafeText.line(diagnostic.summary(), WIDEST);
        return style.colour() ? BOLD + colour(diagnostic) + word + RESET + BOLD + summary + RESET : word + summary;
    }

    private static String colour(Diagnostic diagnostic) {
        return diagnostic.isError() ? RED : YELLOW;
    }

    private String framed(List<String> lines, Diagnostic diagnostic) {
        StringBuilder text = new StringBuilder();
        if (style.box()) {
            text.append(bar("╷", diagnostic)).append('\n');
        }
        for (String line : lines) {
            if (style.box()) {
                text.append(bar("│", diagnostic)).append(line.isEmpty() ? "" : " ");
            }
            text.append(line).append('\n');
        }
        if (style.box()) {
            text.append(bar("╵", diagnostic)).append('\n');
        }
        return text.toString();
    }

    private String bar(String bar, Diagnostic diagnostic) {
        return style.colour() ? colour(diagnostic) + bar + RESET : bar;
    }

    private void place(Diagnostic diagnostic, List<String> lines) {
        SourceRange subject = diagnostic.subject();
        String address = diagnostic.address();
        if (address != null) {
            lines.add("  with " + SafeText.line(address, WIDEST) + (subject == null ? "" : ","));
        }
        if (subject != null) {
            source(diagnostic, subject, lines);
        }
        values(diagnostic.values(), lines);
        if (!lines.getLast().isEmpty()) {
            lines.add("");
        }
    }

    private void source(Diagnostic diagnostic, SourceRange subject, List<String> lines) {
        String on = "  on " + SafeText.line(subject.file(), WIDEST) + " line "
                + subject.start().line();
        Optional<SourceLines> source = lines(subject.file());
        if (source.isEmpty()) {
            lines.add(on + ".");
            return;
        }
        Optional<String> header = source.get().around(subject.start().offset());
        lines.add(on + header.map(text -> ", in " + text).orElse("") + ":");
        SourceRange context = diagnostic.context();
        List<Snippet.Line> snippet = Snippet.of(source.get(), subject, context == null ? subject : context);
        int digits =
                snippet.stream().mapToInt(line -> line.number().length()).max().orElse(1);
        for (Snippet.Line line : snippet) {
            String number =
                    " ".repeat(Math.max(0, Math.max(4, digits) - line.number().length())) + line.number();
            String text = style.colour() && line.carets() ? colour(diagnostic) + line.text() + RESET : line.text();
            lines.add(" " + number + (line.number().isEmpty() ? "  " : ": ") + text);
        }
    }

    private Optional<SourceLines> lines(String file) {
        return read.computeIfAbsent(file, name -> sources.apply(name).map(SourceLines::new));
    }

    private static void values(List<UsedValue> values, List<String> lines) {
        if (values.isEmpty()) {
            return;
        }
        lines.add("    ├────────────────");
        for (UsedValue value : values) {
            lines.add("    │ " + SafeText.line(value.toString(), LONGEST_VALUE));
        }
    }
}
