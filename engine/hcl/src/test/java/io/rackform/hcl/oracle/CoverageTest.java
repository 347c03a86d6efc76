package io.rackform.hcl.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.hcl.function.catalog.Functions;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The corpus as a matrix: every function and operator by every kind of argument. */
final class CoverageTest {
    private static final List<String> KINDS = List.of(
            "arity",
            "converted",
            "edge",
            "empty",
            "huge",
            "inside",
            "marked",
            "nested",
            "normal",
            "null",
            "unicode",
            "unknown",
            "wrong");

    private static final List<String> OPERATORS = List.of(
            "+",
            "-",
            "*",
            "/",
            "%",
            "==",
            "!=",
            "<",
            "<=",
            ">",
            ">=",
            "&&",
            "||",
            "!",
            "unary -",
            "?:",
            "index",
            "attribute",
            "splat",
            "attribute splat",
            "for tuple",
            "for object",
            "template",
            "template if",
            "template for",
            "tuple",
            "object",
            "object key",
            "expansion");

    /** Functions that the reference cannot be asked about. */
    private static final Map<String, String> NO_ORACLE = Map.of(
            "base64gunzip", "the reference has it not; see OwnFunctionsTest",
            "cidrcontains", "the reference has it not; see OwnFunctionsTest",
            "urldecode", "the reference has it not; see OwnFunctionsTest",
            "plantimestamp", "the reference's console has no plan, so no time of it; see OwnFunctionsTest");

    /** Functions without parameters have nothing but edges and a number of arguments. */
    private static final Map<String, Set<String>> NO_ARGUMENTS =
            Map.of("uuid", Set.of("arity", "edge"), "timestamp", Set.of("arity", "edge"));

    private static Map<String, Set<String>> asked() throws IOException {
        Map<String, Set<String>> kinds = new HashMap<>();
        for (OracleAnswer answer : OracleAnswer.read("answers.txt")) {
            kinds.computeIfAbsent(answer.subject(), ignored -> new HashSet<>()).add(answer.kind());
        }
        return kinds;
    }

    @Test
    void everyFunctionIsAskedWithEveryKindOfArgument() throws IOException {
        Map<String, Set<String>> asked = asked();
        Set<String> missing = new TreeSet<>();
        for (String name : Functions.names()) {
            if (!NO_ORACLE.containsKey(name)) {
                for (String kind : NO_ARGUMENTS.getOrDefault(name, Set.copyOf(KINDS))) {
                    if (!asked.getOrDefault(name, Set.of()).contains(kind)) {
                        missing.add(name + " " + kind);
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    /** Operands are part of the syntax, so their number is the parser's matter. */
    @Test
    void everyOperatorIsAskedWithEveryKindOfArgument() throws IOException {
        Map<String, Set<String>> asked = asked();
        Set<String> missing = new TreeSet<>();
        for (String operator : OPERATORS) {
            for (String kind : KINDS) {
                boolean there =
                        asked.getOrDefault("operator " + operator, Set.of()).contains(kind);
                if (!there && !kind.equals("arity")) {
                    missing.add(operator + " " + kind);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void whatIsExcusedIsMissing() throws IOException {
        Map<String, Set<String>> asked = asked();
        assertThat(asked).doesNotContainKeys(NO_ORACLE.keySet().toArray(new String[0]));
    }
}
