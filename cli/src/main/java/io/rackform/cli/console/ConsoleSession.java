package io.rackform.cli.console;

import io.rackform.cli.terminal.Terminal;
import io.rackform.cli.view.Messages;
import io.rackform.engine.run.Inquiry;
import io.rackform.hcl.syntax.Expression;
import io.rackform.hcl.syntax.HclParser;
import io.rackform.hcl.syntax.Parsed;
import io.rackform.hcl.syntax.SourceFile;
import io.rackform.hcl.syntax.TypedText;
import io.rackform.model.address.ModuleAddress;
import io.rackform.model.diagnostic.Diagnostic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Answers what is typed, one expression at a time. For one thread. */
public final class ConsoleSession {
    /** What messages call the typed text. */
    private static final String INPUT = "<console>";

    private static final String HELP = """
            Type an expression; what it comes to is printed.

              var.name, local.name           the module's variables and local values
              TYPE.NAME, data.TYPE.NAME      objects, as they are recorded
              module.NAME.OUTPUT             what a called module gives
              upper("a"), [for x in y : x]   functions, loops, templates: all of the language
              type(EXPRESSION)               the type in place of the value

            While brackets or a heredoc are open the next line goes on. Tab completes, Ctrl-C drops the line, "exit" or
            Ctrl-D leaves.
            """;

    private final Inquiry inquiry;
    private final ModuleAddress module;
    private final Map<String, SourceFile> files;
    private final Terminal terminal;
    private final Set<Diagnostic> warned = new HashSet<>();

    /** What became of an input. */
    public enum Outcome {
        DONE,
        FAILED,
        LEFT
    }

    /** @param files of the configuration, for the source lines of messages */
    public ConsoleSession(Inquiry inquiry, ModuleAddress module, Map<String, SourceFile> files, Terminal terminal) {
        this.inquiry = inquiry;
        this.module = module;
        this.files = Map.copyOf(files);
        this.terminal = terminal;
    }

    Inquiry inquiry() {
        return inquiry;
    }

    ModuleAddress module() {
        return module;
    }

    /** Answers one expression, of one line or several. */
    public Outcome answer(String text) {
        return switch (text.strip()) {
            case "exit" -> Outcome.LEFT;
            case "help" -> {
                terminal.print(HELP);
                yield Outcome.DONE;
            }
            default -> // allow default: any text
                TypedText.of(text).empty() ? Outcome.DONE : evaluate(text);
        };
    }

    private Outcome evaluate(String text) {
        SourceFile source = new SourceFile(INPUT, text.getBytes(StandardCharsets.UTF_8));
        Parsed<Expression> parsed = HclParser.parseExpression(source);
        if (parsed.hasErrors()) {
            tell(source, parsed.diagnostics());
            return Outcome.FAILED;
        }
        Inquiry.Answer answer = inquiry.answer(parsed.tree(), module);
        tell(source, answer.diagnostics());
        answer.text().ifPresent(shown -> terminal.print(shown + "\n"));
        return answer.text().isPresent() ? Outcome.DONE : Outcome.FAILED;
    }

    /** Errors each time, warnings once. */
    private void tell(SourceFile source, List<Diagnostic> diagnostics) {
        List<Diagnostic> told = new ArrayList<>();
        for (Diagnostic diagnostic : diagnostics) {
            if (diagnostic.isError() || warned.add(diagnostic)) {
                told.add(diagnostic);
            }
        }
        if (told.isEmpty()) {
            return;
        }
        Map<String, SourceFile> all = new HashMap<>(files);
        all.put(INPUT, source);
        new Messages(terminal, all).show(told);
    }
}
