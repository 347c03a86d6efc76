package io.rackform.engine.run;

import static io.rackform.engine.run.Workshop.main;
import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.engine.eval.VariableInput;
import io.rackform.engine.plan.Plan;
import io.rackform.engine.plan.PlanOptions;
import io.rackform.hcl.value.ValueText;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VariableTest {
    @AutoClose
    private final Workshop workshop;

    VariableTest(@TempDir Path folder) {
        workshop = new Workshop(folder);
    }

    private Plan plan(String text) {
        return workshop.plan(main(text), PlanOptions.NORMAL).plan();
    }

    private Value output(String text) {
        Plan plan = plan(text);
        assertThat(plan.diagnostics()).isEmpty();
        return Objects.requireNonNull(plan.outputs().getFirst().after());
    }

    private static List<String> summaries(List<Diagnostic> diagnostics) {
        return diagnostics.stream().map(Diagnostic::summary).toList();
    }

    private void text(String name, String value) {
        workshop.variables.put(name, new VariableInput.Text(value, "the option -var \"" + name + "=...\""));
    }

    private static String declared(String type) {
        return "variable \"v\" {\n  type = " + type + "\n}\noutput \"o\" {\n  value = var.v\n}\n";
    }

    @Test
    void defaultsOfOptionalAttributesReachEveryDepth() {
        String value = ValueText.of(output("""
                variable "v" {
                  type = object({
                    a = optional(string, "x")
                    b = optional(object({
                      c = optional(number, 3)
                      d = optional(list(object({ e = optional(bool, true) })), [{}])
                    }), {})
                    l = optional(map(object({ n = optional(string) })), {})
                  })
                  default = { l = { k = {}, m = null } }
                }
                output "o" {
                  value = var.v
                }
                """));
        assertThat(value.replaceAll("\\s+", " "))
                .isEqualTo("{ \"a\" = \"x\" \"b\" = { \"c\" = 3 \"d\" = tolist([ { \"e\" = true }, ]) }"
                        + " \"l\" = tomap({ \"k\" = { \"n\" = tostring(null) } \"m\" = null /* object */ }) }");
    }

    @Test
    void textFromOutsideIsTheValueForPlainTypesAndAnExpressionForOthers() {
        text("v", "abc");
        assertThat(output(declared("string"))).isEqualTo(new StringValue("abc"));
        assertThat(summaries(plan(declared("number")).diagnostics()))
                .containsExactly("Invalid value for input variable");
        assertThat(summaries(plan(declared("list(string)")).diagnostics())).containsExactly("Variables not allowed");
        text("v", "[\"a\", 1]");
        assertThat(ValueText.of(output(declared("list(string)"))).replaceAll("\\s+", ""))
                .isEqualTo("tolist([\"a\",\"1\",])");
        assertThat(output(declared("string"))).isEqualTo(new StringValue("[\"a\", 1]"));
        text("v", "12");
        assertThat(output("variable \"v\" {}\noutput \"o\" {\n  value = var.v\n}\n"))
                .isEqualTo(new StringValue("12"));
    }

    @Test
    void nothingOfASecretIsInAnErrorText() {
        for (String wrong : List.of("[hush-hush", "{ a = hush }", "[\"hush-hush\" \"x\"]", "hush(1)")) {
            text("v", wrong);
            String text = plan("""
                    variable "v" {
                      type      = list(number)
                      sensitive = true
                    }
                    """).diagnostics().toString();
            assertThat(text).contains("variable").doesNotContain("hush");
        }
        text("v", "hush-hush");
        assertThat(plan("""
                        variable "v" {
                          type      = number
                          sensitive = true
                        }
                        """).diagnostics().toString())
                .contains("Invalid value for input variable")
                .doesNotContain("hush");
    }

    @Test
    void aVariableThatIsNotNullableTakesItsDefaultForNull() {
        workshop.variables.put("v", new VariableInput.Given(NullValue.ANY, null));
        String block =
                "variable \"v\" {\n  default = \"d\"\n%s}\noutput \"o\" {\n  value = var.v == null ? \"null\" : var.v\n}\n";
        assertThat(output(block.formatted("  nullable = false\n"))).isEqualTo(new StringValue("d"));
        assertThat(output(block.formatted(""))).isEqualTo(new StringValue("null"));
        assertThat(summaries(plan("variable \"v\" {\n  nullable = false\n}\n").diagnostics()))
                .containsExactly("Required variable not set");
    }

    @Test
    void aDeprecatedVariableWarnsWhoeverSetsItAndNobodyElse() {
        MemoryTree tree = main("""
                        module "set" {
                          source = "./m"
                          old    = 2
                        }
                        module "unset" {
                          source = "./m"
                        }
                        """).with("m/main.rf.hcl", """
                        variable "old" {
                          default    = 1
                          deprecated = "Use new."
                        }
                        """);
        List<Diagnostic> found = workshop.plan(tree, PlanOptions.NORMAL).plan().diagnostics();
        assertThat(summaries(found)).containsExactly("Deprecated variable is set");
        assertThat(found.getFirst().detail()).contains("Use new.");
        assertThat(found.getFirst().isError()).isFalse();
    }

    @Test
    void reservedNamesAndValidationsOfOtherValuesAreFoundAsTheyAreWritten() {
        assertThat(summaries(workshop.written(main("""
                        variable "source" {}
                        variable "a" {
                          validation {
                            condition     = var.b > 1
                            error_message = "m"
                          }
                        }
                        variable "b" {}
                        """))))
                .containsExactly("Reserved variable name", "Validation of another value");
    }

    @Test
    void aSensitiveOutputOfTheRootModuleMustSaySo() {
        String secret = "output \"o\" {\n  value = { a = [sensitive(\"hush\")] }\n%s}\n";
        assertThat(summaries(plan(secret.formatted("")).diagnostics()))
                .containsExactly("Output refers to sensitive values");
        assertThat(plan(secret.formatted("  sensitive = true\n")).diagnostics()).isEmpty();
    }
}
