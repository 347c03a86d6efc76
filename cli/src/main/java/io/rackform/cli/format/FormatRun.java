package io.rackform.cli.format;

import io.rackform.cli.terminal.Terminal;
import io.rackform.gitops.source.FileFault;
import io.rackform.hcl.format.Formatted;
import io.rackform.hcl.format.SourceFormatter;
import io.rackform.hcl.syntax.SourceFile;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Formats files one by one. What is wrong with one of them does not keep the others from being formatted. */
public final class FormatRun {
    private static final String STANDARD_INPUT = "<stdin>";

    /**
     * What to do with a file.
     *
     * @param list print its name where its layout changes
     * @param write give it the new layout
     * @param diff print what differs
     * @param print print all of it in the new layout
     */
    public record Options(boolean list, boolean write, boolean diff, boolean print) {}

    /**
     * What came of it.
     *
     * @param files that diagnostics point into, and that may be shown
     * @param differs whether a file has not the canonical layout, or had not
     */
    public record Result(List<Diagnostic> diagnostics, Map<String, SourceFile> files, boolean differs) {
        public Result {
            diagnostics = List.copyOf(diagnostics);
            files = Map.copyOf(files);
        }

        public boolean hasErrors() {
            return diagnostics.stream().anyMatch(Diagnostic::isError);
        }
    }

    private final Terminal terminal;
    private final Options options;
    private final Diagnostics diagnostics = new Diagnostics();
    private final Map<String, SourceFile> files = new TreeMap<>();
    private boolean differs;

    private FormatRun(Terminal terminal, Options options) {
        this.terminal = terminal;
        this.options = options;
    }

    /** Formats files, and those of folders. */
    public static Result files(Terminal terminal, Path folder, List<String> names, boolean recursive, Options options) {
        FormatRun run = new FormatRun(terminal, options);
        for (String name : new FormatTargets(folder, recursive, run.diagnostics).files(names)) {
            run.file(folder.resolve(name), name);
        }
        return run.result();
    }

    /** Formats the standard input; it has no name to list, and is not written back. */
    public static Result standardInput(Terminal terminal, Options options) {
        FormatRun run = new FormatRun(terminal, new Options(false, false, options.diff(), options.print()));
        run.formatted(new SourceFile(STANDARD_INPUT, terminal.input()));
        return run.result();
    }

    private Result result() {
        return new Result(diagnostics.list(), files, differs);
    }

    private void file(Path path, String name) {
        SourceFile source;
        try {
            source = new SourceFile(name, Files.readAllBytes(path));
        } catch (IOException unreadable) {
            diagnostics.add(FormatTargets.unreadable(name, unreadable));
            return;
        }
        byte[] text = formatted(source);
        if (text == null || Arrays.equals(text, source.bytes()) || !options.write()) {
            return;
        }
        try {
            FileReplacement.write(path, text);
        } catch (IOException unwritable) {
            diagnostics.add(Diagnostic.error(
                    "Source file cannot be replaced",
                    "\"" + name + "\" keeps its layout, because it cannot be written: " + FileFault.words(unwritable)
                            + ". The new text is written beside it first, so its folder must be writable too."));
        }
    }

    /** The text in the canonical layout, the same object where it has it already; null where it does not parse. */
    private byte @Nullable [] formatted(SourceFile source) {
        return switch (SourceFormatter.format(source)) {
            case Formatted.Faulty(List<Diagnostic> faults) -> {
                diagnostics.addAll(faults);
                // Files with values hold passwords, which no message may show.
                if (!source.name().endsWith("vars")) {
                    files.put(source.name(), source);
                }
                yield null;
            }
            case Formatted.Text(SourceFile text, boolean changed) -> {
                if (changed) {
                    differs(source, text);
                }
                if (options.print()) {
                    print(new String(text.bytes(), StandardCharsets.UTF_8));
                }
                yield text.bytes();
            }
        };
    }

    private void differs(SourceFile source, SourceFile text) {
        differs = true;
        if (options.list()) {
            terminal.print(source.name() + "\n");
        }
        if (options.diff()) {
            terminal.print(UnifiedDiff.of(source.name(), source.bytes(), text.bytes()));
        }
    }

    /** With a newline at the end, which a file may lack, but not the text that a command prints. */
    private void print(String text) {
        terminal.print(text.isEmpty() || text.endsWith("\n") ? text : text + "\n");
    }
}
