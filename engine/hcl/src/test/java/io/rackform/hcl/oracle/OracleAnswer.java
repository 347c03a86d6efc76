package io.rackform.hcl.oracle;

import io.rackform.hcl.value.Equality;
import io.rackform.hcl.value.TypeText;
import io.rackform.hcl.value.ValueText;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.value.Mark;
import io.rackform.model.value.MarkedValue;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was asked and answered; see src/test/oracle/ask.py for the notation.
 *
 * @param subject the function or operator
 * @param kind of argument
 * @param value empty where it is an error
 * @param type empty where it was not said
 * @param hidden what a wholly sensitive value hides; empty where it was not said
 * @param isNull what was answered when asked whether an unknown value is null; empty where it was not asked
 * @param error the summary; empty where there is a value
 */
record OracleAnswer(
        String subject,
        String kind,
        String expression,
        String value,
        String type,
        String hidden,
        String isNull,
        String error) {
    static final Path CORPUS = Path.of(System.getProperty("rackform.root"), "engine/hcl/src/test/oracle");
    static final Path ANSWERS =
            Path.of(System.getProperty("rackform.root"), "engine/hcl/src/test/resources/io/rackform/hcl/oracle");

    static List<OracleAnswer> read(String name) throws IOException {
        List<OracleAnswer> answers = new ArrayList<>();
        String subject = "";
        String kind = "";
        String expression = "";
        Map<Character, List<String>> lines = new HashMap<>();
        for (String line : Files.readAllLines(ANSWERS.resolve(name))) {
            String rest = line.length() > 2 ? line.substring(2) : "";
            char sign = line.isEmpty() ? ' ' : line.charAt(0);
            switch (sign) {
                case '@' -> subject = rest;
                case '?' -> kind = rest;
                case '>' -> expression = rest;
                case ' ' -> {
                    if (!expression.isEmpty()) {
                        answers.add(of(subject, kind, expression, lines));
                    }
                    expression = "";
                    lines.clear();
                }
                default -> // allow default: what was answered, or a remark
                    lines.computeIfAbsent(sign, ignored -> new ArrayList<>()).add(rest);
            }
        }
        return answers;
    }

    private static OracleAnswer of(String subject, String kind, String expression, Map<Character, List<String>> lines) {
        return new OracleAnswer(
                subject,
                kind,
                expression,
                String.join("\n", lines.getOrDefault('=', List.of())),
                String.join("\n", lines.getOrDefault(':', List.of())),
                String.join("\n", lines.getOrDefault('+', List.of())),
                String.join("\n", lines.getOrDefault('~', List.of())),
                String.join("\n", lines.getOrDefault('!', List.of())));
    }

    /** The answer of our own evaluator to the same question. */
    OracleAnswer ours(ModuleNames names) {
        Diagnostics diagnostics = new Diagnostics();
        Value value = names.evaluate(expression, diagnostics);
        if (diagnostics.hasErrors()) {
            return new OracleAnswer(
                    subject,
                    kind,
                    expression,
                    "",
                    "",
                    "",
                    "",
                    diagnostics.list().getFirst().summary());
        }
        String shown = trimmed(ValueText.of(value));
        boolean secret = value instanceof MarkedValue && shown.equals(ValueText.SENSITIVE);
        return new OracleAnswer(
                subject,
                kind,
                expression,
                shown,
                TypeText.of(value.type()),
                secret ? trimmed(ValueText.of(withoutSecrecy(value))) : "",
                shown.equals(ValueText.UNKNOWN) ? isNull(value) : "",
                "");
    }

    private static Value withoutSecrecy(Value value) {
        return value.unmarked()
                .withMarks(value.marks().stream()
                        .filter(mark -> mark != Mark.SENSITIVE)
                        .collect(Collectors.toSet()));
    }

    private static String isNull(Value value) {
        return ValueText.of(Equality.of(value, NullValue.ANY));
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
        return value.equals(other.value)
                && same(type, other.type)
                && same(hidden, other.hidden)
                && same(isNull, other.isNull);
    }

    private static boolean same(String left, String right) {
        return left.isEmpty() || right.isEmpty() || left.equals(right);
    }

    String text() {
        if (!error.isEmpty()) {
            return "! " + error;
        }
        String text = value + " : " + type + (hidden.isEmpty() ? "" : " + " + hidden)
                + (isNull.isEmpty() ? "" : " ~ " + isNull);
        return text.length() < 600 ? text : text.substring(0, 600) + "...";
    }
}
