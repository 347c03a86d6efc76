package io.rackform.hcl.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.hcl.oracle.ModuleNames;
import io.rackform.hcl.syntax.Expression;
import io.rackform.hcl.syntax.HclParser;
import io.rackform.hcl.syntax.Parsed;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.diagnostic.SourceRange;
import io.rackform.model.diagnostic.UsedValue;
import io.rackform.model.value.Mark;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.TupleValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person is told, and what the scope is asked. That values are right is {@link OracleTest}'s part. */
final class EvaluatorTest {
    private final Diagnostics diagnostics = new Diagnostics();

    private static Expression parse(String text) {
        Parsed<Expression> parsed = HclParser.parseExpression("test.rf.hcl", text);
        assertThat(parsed.diagnostics()).isEmpty();
        return parsed.tree();
    }

    private Value evaluate(String text, Scope scope) {
        return Evaluator.evaluate(parse(text), scope, diagnostics);
    }

    private Value evaluate(String text) {
        return evaluate(text, ModuleNames.ofCorpus());
    }

    private static String at(String text, @Nullable SourceRange range) {
        return range == null
                ? ""
                : text.substring(range.start().offset(), range.end().offset());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "local.text + 1           | Invalid operand                 | local.text  | a number is required",
                "1 + local.nothing        | Operation failed                | local.nothing | is null",
                "local.list[7]            | Invalid index                   | 7           | that of the last one, 2",
                "local.list[-1]           | Invalid index                   | -1          | counted from 0",
                "local.object.nam         | Unsupported attribute           | nam         | Did you mean \"name\"?",
                "local.map.c              | Missing map element             | c           | the key \"c\"",
                "local.servers.name       | Unsupported attribute           | name        | write [*].name",
                "local.text.x             | Unsupported attribute           | x           | a string, which has no attributes",
                "local.nothing.x          | Attempt to get attribute from null value | x  | has no attribute \"x\"",
                "local.set[0]             | Invalid index                   | 0           | tolist()",
                "local.null_list[*]       | Splat of null value             | local.null_list | null",
                "[for x in 5 : x]         | Iteration over non-iterable value | 5         | a number, which has no elements",
                "[for x in null : x]      | Iteration over null value       | null        | null",
                "{ for x in [1, 1] : x => x } | Duplicate object key        | x           | three dots (...)",
                "{ local.text = 1 }       | Ambiguous attribute key         | local.text  | put it in parentheses",
                "{ local.list[0] = 1 }    | Ambiguous attribute key         | local.list[0] | put it in quotes",
                "null ? 1 : 2             | Null condition                  | null        | true or false",
                "\"no\" ? 1 : 2           | Incorrect condition type        | \"no\"      | a bool is required",
                "true ? 1 : [2]           | Inconsistent conditional result types | 1 : [2] | the first is number",
                "\"a${[1]}\"              | Invalid template interpolation value | [1]    | a string is required",
                "uper(\"a\")              | Call to unknown function        | uper        | Did you mean \"upper\"?",
                "upper()                  | Not enough function arguments   | upper()     | \"str\" is missing",
                "upper(\"a\", \"b\")      | Too many function arguments     | \"b\"       | only 1 argument",
                "upper([1])               | Invalid function argument       | [1]         | a string is required, but it is a tuple",
                "cidrhost(\"10.0.0.0/24\", 256) | Invalid function argument | 256         | no room for a host numbered 256",
                "1 / 0                    | Division by zero                | 0           | division by zero",
                "{ (null) = 1 }           | Null value as key               | (null)      | null"
            })
    void saysWhatIsWrongWhere(String text, String summary, String subject, String detail) {
        Value value = evaluate(text);
        assertThat(Failed.is(value)).isTrue();
        assertThat(diagnostics.list()).hasSize(1);
        Diagnostic fault = diagnostics.list().getFirst();
        assertThat(fault.summary()).isEqualTo(summary);
        assertThat(at(text, fault.subject())).isEqualTo(subject);
        assertThat(fault.detail().split("\n\n", 2)[0]).contains(detail).matches("(?s).*[.?]");
        assertThat(at(text, fault.context())).contains(subject);
    }

    @Test
    void showsWhatTheReferencesOfTheFailingPartAre() {
        evaluate("1 + (local.list[local.number] + local.secret_number + local.unknown_number)");
        assertThat(diagnostics.list())
                .singleElement()
                .satisfies(fault -> assertThat(fault.values())
                        .map(UsedValue::toString)
                        .containsExactly("local.number is 42", "local.list is list of string with 3 elements"));
    }

    @Test
    void aLoopWhoseElementsAreCalledAsWhatItGoesThroughHidesNothingOfThat() {
        evaluate("1 + join(\",\", [for local in local.list : local])");
        assertThat(diagnostics.list())
                .singleElement()
                .satisfies(fault -> assertThat(fault.values())
                        .map(UsedValue::toString)
                        .containsExactly("local.list is list of string with 3 elements"));
    }

    @Test
    void showsTheNamesOfALoop() {
        evaluate("[for i, s in local.list : i > 1 ? s + 1 : 0]");
        assertThat(diagnostics.list())
                .singleElement()
                .satisfies(fault ->
                        assertThat(fault.values()).map(UsedValue::toString).containsExactly("s is \"c\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "local.secret + 1",
                "local.secret[0]",
                "tonumber(local.secret)",
                "regex(\"x\", local.secret)",
                "jsondecode(local.secret)",
                "{ for x in [1, 2] : local.secret => x }",
                "cidrhost(local.secret, 1)",
                "file(local.secret)",
                "parseint(local.secret, 10)",
                "lookup({ a = 1 }, local.secret)",
                "{ a = 1 }[local.secret]",
                "{ s3crets = 1 }[local.secret]",
                "tomap({ s3crets = 1 })[local.secret]",
                "sensitive({ s3cret = 1 }).s4cret",
                "sensitive({ s3cret = 1 })[\"s4cret\"]",
                "sensitive(tomap({ s3cret = 1 })).s4cret",
                "lookup(sensitive({ s3cret = 1 }), \"s4cret\")",
                "templatestring(\"a$${tonumber(s)}\", { s = local.secret })"
            })
    void neverShowsASecret(String text) {
        evaluate(text);
        assertThat(diagnostics.hasErrors()).isTrue();
        assertThat(diagnostics.list().toString()).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "failed + \"x\"",
                "failed.a.b[0]",
                "[failed, 1]",
                "{ a = failed }",
                "{ (failed) = 1 }",
                "\"a${failed}\"",
                "[for x in failed : x]",
                "[for x in [1] : failed]",
                "failed ? 1 : 2",
                "true ? failed : 1",
                "failed[*].a",
                "[[1]][0][failed]",
                "upper(failed)",
                "max(failed...)",
                "try(failed, 1)",
                "can(failed)",
                "!failed",
                "%{ if failed }a%{ endif }"
            })
    void staysSilentWhereSomethingElseFailed(String text) {
        Scope scope = new ConstantNames("failed", Failed.VALUE);
        String expression = text.startsWith("%") ? "\"" + text + "\"" : text;
        assertThat(Failed.is(evaluate(expression, scope))).isTrue();
        assertThat(diagnostics.isEmpty()).isTrue();
    }

    @Test
    void ignoresTheFailureOfWhatIsNotChosen() {
        assertThat(evaluate("true ? 1 : failed", new ConstantNames("failed", Failed.VALUE)))
                .isEqualTo(NumberValue.of(1));
    }

    @Test
    void oneFaultIsOneMessage() {
        evaluate("[for i in range(1000) : i + local.nothing]");
        assertThat(diagnostics.list()).hasSize(1);
    }

    @Test
    void independentFaultsAreAllReported() {
        evaluate("[1 + null, nosuch(1), { a = local.list[9] }]");
        assertThat(diagnostics.list())
                .extracting(Diagnostic::summary)
                .containsExactly("Operation failed", "Call to unknown function", "Invalid index");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{ local.list = 1 }", "{ local.list[0] = 1 }"})
    void aReferenceWithoutParenthesesIsNoKey(String text) {
        evaluate(text);
        assertThat(diagnostics.list()).extracting(Diagnostic::summary).containsExactly("Ambiguous attribute key");
    }

    @Test
    void asksTheScopeForOneInstanceAndNotForAll() {
        ConstantNames scope = new ConstantNames("a", new StringValue("x"));
        evaluate("a.b[1 + 1].id", scope);
        assertThat(scope.asked).hasSize(1);
        assertThat(scope.asked.getFirst())
                .extracting(step -> switch (step) {
                    case Scope.Step.Name(String name, SourceRange ignored) -> (Object) name;
                    case Scope.Step.Key(Value key, SourceRange ignored) -> key;
                })
                .containsExactly("a", "b", NumberValue.of(2), "id");
    }

    @Test
    void namesOfALoopHideThoseOfTheScope() {
        ConstantNames scope = new ConstantNames("a", new StringValue("outside"));
        assertThat(evaluate("[for a in [\"in\"] : a]", scope))
                .isEqualTo(new TupleValue(List.of(new StringValue("in"))));
        assertThat(scope.asked).isEmpty();
        assertThat(evaluate("[[for a in [1] : a][0], a][1]", scope)).isEqualTo(new StringValue("outside"));
    }

    @Test
    void keepsMarksOfAllKinds() {
        Scope scope = new ConstantNames("e", new StringValue("x").withMark(Mark.EPHEMERAL));
        assertThat(evaluate("\"${e}-${sensitive(\"y\")}\"", scope).marks())
                .containsExactlyInAnyOrder(Mark.EPHEMERAL, Mark.SENSITIVE);
        assertThat(evaluate("ephemeralasnull({ a = e })[\"a\"]", scope).isNull())
                .isTrue();
    }

    @Test
    void knowsHowAnUnknownTextStarts() {
        assertThat(evaluate("\"node-${local.unknown_text}\"").unmarked())
                .isInstanceOfSatisfying(UnknownValue.class, unknown -> {
                    assertThat(unknown.refinement().prefix()).isEqualTo("node-");
                    assertThat(unknown.refinement().notNull()).isTrue();
                });
        assertThat(evaluate("\"node-${local.unknown_text}\" == \"rack-1\"").isKnown())
                .isTrue();
    }
}
