package io.rackform.hcl.eval;

import io.rackform.hcl.syntax.Expression;
import io.rackform.hcl.syntax.HclParser;
import io.rackform.hcl.syntax.Parsed;
import io.rackform.hcl.value.TypeText;
import io.rackform.hcl.value.ValueText;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What was asked and answered; see src/test/oracle/ask.py for the notation.
 *
 * @param value empty where it is an error
 * @param type empty where it was not said
 * @param error the summary; empty where there is a value
 */
record OracleAnswer(String expression, String value, String type, String error) {
    static List<OracleAnswer> read(Path file) throws IOException {
        List<OracleAnswer> answers = new ArrayList<>();
        String expression = "";
        List<String> value = new ArrayList<>();
        List<String> type = new ArrayList<>();
        String error = "";
        for (String line : Files.readAllLines(file)) {
            String rest = line.length() > 2 ? line.substring(2) : "";
            switch (line.isEmpty() ? ' ' : line.charAt(0)) {
                case '>' -> expression = rest;
                case '=' -> value.add(rest);
                case ':' -> type.add(rest);
                case '!' -> error = rest;
                case ' ' -> {
                    if (!expression.isEmpty()) {
                        answers.add(
                                new OracleAnswer(expression, String.join("\n", value), String.join("\n", type), error));
                    }
                    expression = "";
                    value.clear();
                    type.clear();
                    error = "";
                }
                default -> {} // allow default: a remark
            }
        }
        return answers;
    }

    /** The answer of our own evaluator, in the same form. */
    static OracleAnswer ours(String expression) {
        Parsed<Expression> parsed = HclParser.parseExpression("<console>", expression);
        Diagnostics diagnostics = new Diagnostics();
        diagnostics.addAll(parsed.diagnostics());
        if (!parsed.hasErrors()) {
            Value value = Evaluator.evaluate(parsed.tree(), new OracleScope(), diagnostics);
            if (!diagnostics.hasErrors()) {
                return new OracleAnswer(expression, trimmed(ValueText.of(value)), TypeText.of(value.type()), "");
            }
        }
        return new OracleAnswer(
                expression, "", "", diagnostics.list().getFirst().summary());
    }

    /** The file has no blanks at the ends of lines. */
    private static String trimmed(String text) {
        return text.lines().map(String::stripTrailing).collect(Collectors.joining("\n"));
    }

    /** Whether it is the same answer; errors need not be called the same. */
    boolean agrees(OracleAnswer other) {
        if (!error.isEmpty() || !other.error.isEmpty()) {
            return !error.isEmpty() && !other.error.isEmpty();
        }
        return value.equals(other.value) && (type.isEmpty() || other.type.isEmpty() || type.equals(other.type));
    }
}
