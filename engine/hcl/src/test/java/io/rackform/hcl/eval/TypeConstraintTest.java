package io.rackform.hcl.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.hcl.oracle.ModuleNames;
import io.rackform.hcl.syntax.Expression;
import io.rackform.hcl.syntax.HclParser;
import io.rackform.hcl.value.Conversion;
import io.rackform.hcl.value.ValueText;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TypeConstraintTest {
    private final Diagnostics diagnostics = new Diagnostics();

    private TypeConstraint parse(String text) {
        Expression expression = HclParser.parseExpression("test", text).tree();
        return TypeConstraint.parse(expression, diagnostics);
    }

    private String converted(String type, String value) {
        TypeConstraint constraint = parse(type);
        assertThat(diagnostics.list()).isEmpty();
        Value given = Evaluator.evaluate(
                HclParser.parseExpression("test", value).tree(), ModuleNames.ofCorpus(), diagnostics);
        return switch (Conversion.convert(constraint.applyDefaults(given), constraint.type())) {
            case Conversion.Result.Converted(Value result) ->
                ValueText.of(result).replaceAll("\\s+", " ").replace(", ]", "]");
            case Conversion.Result.Refused(String why) -> "refused: " + why;
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "string                    | string",
                "any                       | any",
                "list(number)              | list(number)",
                "set(any)                  | set(any)",
                "map(list(bool))           | map(list(bool))",
                "tuple([string, number])   | tuple([string,number])",
                "tuple([])                 | tuple([])",
                "object({})                | object({})",
                "object({ a = string, b = optional(number), c = optional(bool, true) })"
                        + "| object({a=string,b=optional(number),c=optional(bool)})",
                "(string)                  | string"
            })
    void readsTypes(String text, String type) {
        assertThat(parse(text).type().constraint()).isEqualTo(type);
        assertThat(diagnostics.list()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "strng                     | There is no type named \"strng\". Did you mean \"string\"?",
                "list                      | list(string)",
                "object                    | object({ name = string })",
                "\"string\"                | without quotes",
                "list()                    | exactly one thing in parentheses",
                "list(string, number)      | exactly one thing in parentheses",
                "list(strng)               | Did you mean \"string\"?",
                "tuple(string)             | in brackets",
                "object([])                | in braces",
                "optional(string)          | attributes of an object",
                "string(1)                 | takes nothing in parentheses",
                "5                         | A type is expected here",
                "object({ a = optional() }) | takes the type",
                "object({ (x) = string })  | plain name"
            })
    void saysWhatIsNoType(String text, String detail) {
        parse(text);
        assertThat(diagnostics.list())
                .singleElement()
                .extracting(Diagnostic::detail)
                .asString()
                .contains(detail);
    }

    @Test
    void refusesADefaultOfAnotherType() {
        parse("object({ a = optional(number, \"x\") })");
        assertThat(diagnostics.list()).singleElement().satisfies(fault -> {
            assertThat(fault.summary()).isEqualTo("Invalid default value for optional attribute");
            assertThat(fault.detail()).contains("\"a\"").contains("a number is required");
        });
    }

    @Test
    void refusesADefaultThatIsNotConstant() {
        parse("object({ a = optional(number, var.x) })");
        assertThat(diagnostics.list())
                .extracting(Diagnostic::summary)
                .containsExactly("Reference in a constant expression");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "object({ a = optional(string, \"x\") }) | {}                    | { \"a\" = \"x\" }",
                "object({ a = optional(string, \"x\") }) | { a = null }          | { \"a\" = \"x\" }",
                "object({ a = optional(string, \"x\") }) | { a = 1, b = 2 }      | { \"a\" = \"1\" }",
                "object({ a = optional(string) })        | {}                    | { \"a\" = tostring(null) }",
                "object({ a = optional(string, \"x\") }) | null                  | null /* object */",
                "list(object({ a = optional(number, 1) })) | [{}, { a = 2 }]     | tolist([ { \"a\" = 1 }, { \"a\" = 2 }])",
                "map(object({ a = optional(number, 1) })) | { k = {} }           | tomap({ \"k\" = { \"a\" = 1 } })",
                "set(object({ a = optional(number, 1) })) | [{}, { a = 1 }]      | toset([ { \"a\" = 1 }])",
                "tuple([object({ a = optional(number, 1) })]) | [{}]             | [ { \"a\" = 1 }]",
                "object({ a = optional(object({ b = optional(number, 1) }), {}) }) | {} | { \"a\" = { \"b\" = 1 } }",
                "object({ a = optional(object({ b = optional(number, 1) })) })   | { a = {} } | { \"a\" = { \"b\" = 1 } }",
                "object({ a = string })   | {}                                   | refused: attribute \"a\" is required",
                "list(number)             | [1, \"x\"]                           | refused: element 1: a number is required",
                "map(object({ a = list(number) })) | { k = { a = [\"x\"] } }"
                        + "| refused: element \"k\": attribute \"a\": element 0: a number is required",
                "object({ a = string })   | { a = local.unknown }                | { \"a\" = (known after apply) }",
                "list(any)                | [1, \"a\"]                           | tolist([ \"1\", \"a\"])",
                "list(any)                | [1, {}]                              | refused: all list elements must have the same type",
                "object({ a = any })      | { a = [1] }                          | { \"a\" = [ 1] }",
                "object({ a = number })   | tomap({ a = \"1\", b = \"2\" })      | { \"a\" = 1 }",
                "object({ a = number })   | tomap({ b = \"2\" })"
                        + "| refused: map has no element for required attribute \"a\"",
                "tuple([string])          | [1, 2]  | refused: tuple with exactly 1 elements required, but this has 2"
            })
    void fillsInDefaultsAndConverts(String type, String value, String result) {
        assertThat(converted(type, value)).isEqualTo(result);
    }
}
