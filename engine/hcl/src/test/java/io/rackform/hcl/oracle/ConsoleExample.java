package io.rackform.hcl.oracle;

import io.rackform.hcl.eval.ConsoleAnswer;
import io.rackform.hcl.syntax.Expression;
import io.rackform.hcl.syntax.HclParser;
import io.rackform.hcl.syntax.Parsed;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One example on a page: an expression in a fence that is marked {@code console}, after {@code >} and a blank, and below it
 * what a console prints. An error is shown as {@code Error:}, its summary, a colon and its detail in one line,
 * without the signature below it.
 *
 * <p>The names that it uses come from the {@code locals} and {@code variable} blocks in the fences marked {@code hcl
 * main.rf.hcl} that stand above it on the page; files from the folder {@code files} beside the functions' pages.
 *
 * @param names the source of all {@code hcl} fences above
 */
record ConsoleExample(Path page, int line, String names, String expression, String result) {
    static final Path PAGES = Path.of(System.getProperty("rackform.root"), "docs/language/functions");

    /** All examples of a page, in their order. */
    static List<ConsoleExample> of(Path page) throws IOException {
        List<ConsoleExample> found = new ArrayList<>();
        StringBuilder names = new StringBuilder();
        List<String> result = new ArrayList<>();
        String fence = "";
        String expression = "";
        int start = 0;
        int number = 0;
        for (String line : Files.readAllLines(page)) {
            number++;
            boolean edge = line.startsWith("```");
            if (fence.startsWith("hcl ") && !edge) {
                names.append(line).append('\n');
            } else if (fence.equals("console")) {
                boolean next = line.startsWith("> ");
                if ((next || edge) && !expression.isEmpty()) {
                    found.add(new ConsoleExample(
                            page,
                            start,
                            names.toString(),
                            expression,
                            String.join("\n", result).strip()));
                    expression = "";
                }
                if (next) {
                    expression = line.substring(2);
                    start = number;
                    result.clear();
                } else {
                    result.add(line);
                }
            }
            if (edge) {
                fence = fence.isEmpty() ? (line.length() > 3 ? line.substring(3).strip() : "text") : "";
            }
        }
        return found;
    }

    /** What our console prints. */
    String answer() {
        Diagnostics diagnostics = new Diagnostics();
        Parsed<Expression> parsed = HclParser.parseExpression("<console>", expression);
        diagnostics.addAll(parsed.diagnostics());
        Optional<String> answer = Optional.empty();
        if (!parsed.hasErrors()) {
            answer = ConsoleAnswer.of(parsed.tree(), new ModuleNames(names, PAGES), diagnostics);
        }
        return answer.orElseGet(() -> {
            Diagnostic fault = diagnostics.list().getFirst();
            return "Error: " + fault.summary() + ": " + fault.detail().split("\n\n", 2)[0];
        });
    }

    String place() {
        return PAGES.relativize(page) + ":" + line;
    }
}
