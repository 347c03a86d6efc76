package io.rackform.engine.run;

import static io.rackform.engine.run.Workshop.main;
import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.engine.apply.ApplyResult;
import io.rackform.engine.eval.VariableInput;
import io.rackform.engine.plan.Action;
import io.rackform.engine.plan.Plan;
import io.rackform.engine.plan.PlanOptions;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.state.CheckResult;
import io.rackform.state.ObjectStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConditionTest {
    private static final String SHELF = """
            provider "shelf" {
              address = "one"
            }
            """;

    @AutoClose
    private final Workshop workshop;

    ConditionTest(@TempDir Path folder) {
        workshop = new Workshop(folder);
    }

    private static String lifecycle(String kind, String condition, String message) {
        return """
                  lifecycle {
                    %s {
                      condition     = %s
                      error_message = %s
                    }
                  }
                """.formatted(kind, condition, message);
    }

    private static String item(String name, String content, String lifecycle) {
        return """
                resource "shelf_item" "%s" {
                  name    = "%s"
                  content = %s
                %s}
                """.formatted(name, name, content, lifecycle);
    }

    private static String data(String name, String input, String lifecycle) {
        return """
                resource "terraform_data" "%s" {
                  input = %s
                %s}
                """.formatted(name, input, lifecycle);
    }

    private Plan plan(String text) {
        return workshop.plan(main(text), PlanOptions.NORMAL).plan();
    }

    private static List<String> errors(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .filter(Diagnostic::isError)
                .map(diagnostic -> diagnostic.summary() + ": " + diagnostic.detail())
                .toList();
    }

    private static List<String> summaries(List<Diagnostic> diagnostics) {
        return diagnostics.stream().map(Diagnostic::summary).toList();
    }

    private CheckResult result(String object) {
        return workshop.store().snapshot().checks().stream()
                .filter(check -> check.object().equals(object))
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError(workshop.store().snapshot().checks().toString()));
    }

    @Test
    void aPreconditionThatIsKnownToFailFailsThePlanAndNothingElseOfTheBlockIsLookedAt() {
        Plan plan =
                plan(data("a", "[1][5]", lifecycle("precondition", "2 == length([path.module])", "\"one, not two\"")));
        assertThat(errors(plan.diagnostics())).containsExactly("Resource precondition failed: one, not two");
        assertThat(plan.diagnostics().getFirst().address()).isEqualTo("terraform_data.a");
    }

    @Test
    void aPreconditionKnownAfterApplyStopsTheEditAndWhatNeedsItButNothingElse() {
        String text = SHELF
                + item("a", "\"xyz\"", "")
                + item(
                        "b",
                        "\"x\"",
                        lifecycle("precondition", "shelf_item.a.weight == 4", "\"weighs ${shelf_item.a.weight}\""))
                + item("c", "shelf_item.b.content", "")
                + data("d", "1", "");
        assertThat(plan(text).hasErrors()).isFalse();
        ApplyResult result = workshop.apply(main(text));
        assertThat(errors(result.diagnostics())).startsWith("Resource precondition failed: weighs 3");
        assertThat(workshop.shelf.shelves.get("one")).containsOnlyKeys("a");
        assertThat(workshop.store().snapshot().objects()).hasSize(2);
        assertThat(workshop.actions(main(text.replace("== 4", "== 3"))))
                .isEqualTo(Map.of("shelf_item.b", Action.CREATE, "shelf_item.c", Action.CREATE));
        assertThat(result("shelf_item.b").status()).isEqualTo(CheckResult.Status.FAIL);
        assertThat(result("shelf_item.b").problems()).containsExactly("weighs 3");
    }

    @Test
    void aPreconditionKnownAfterApplyThatHoldsLetsTheEditPassInAUnitOfItsOwn() {
        String text = SHELF
                + item("a", "\"xyz\"", "")
                + item("b", "\"x\"", lifecycle("precondition", "shelf_item.a.weight == 3", "\"no\""));
        assertThat(workshop.apply(main(text)).complete()).isTrue();
        assertThat(workshop.shelf.calls).containsSubsequence("one: create a", "one: create b");
        assertThat(result("shelf_item.b").status()).isEqualTo(CheckResult.Status.PASS);
    }

    @Test
    void aPostconditionThatIsKnownToFailFailsThePlanOfTheObjectAndBlocksItsUsersSilently() {
        Plan plan = plan(data("a", "1", lifecycle("postcondition", "self.input == 2", "\"is ${self.input}\""))
                + data("b", "terraform_data.a.input", "")
                + data("c", "1", ""));
        assertThat(errors(plan.diagnostics())).containsExactly("Resource postcondition failed: is 1");
        assertThat(plan.changes().keySet().stream().map(Object::toString))
                .contains("terraform_data.a", "terraform_data.c")
                .doesNotContain("terraform_data.b");
    }

    @Test
    void aPostconditionThatFailsAfterApplyKeepsTheObjectUntaintedAndBlocksDownstreamEvenInOneUnit() {
        String text = SHELF
                + item("a", "\"xyz\"", lifecycle("postcondition", "self.weight == 4", "\"weighs ${self.weight}\""))
                + item("b", "shelf_item.a.content", "")
                + item("c", "\"z\"", "");
        ApplyResult result = workshop.apply(main(text));
        assertThat(errors(result.diagnostics())).containsExactly("Resource postcondition failed: weighs 3");
        assertThat(workshop.shelf.shelves.get("one")).containsOnlyKeys("a", "c");
        assertThat(workshop.store().snapshot().objects().values())
                .allMatch(object -> object.status() == ObjectStatus.READY)
                .hasSize(2);
        assertThat(errors(plan(text).diagnostics())).containsExactly("Resource postcondition failed: weighs 3");
        assertThat(workshop.actions(main(text.replace("== 4", "== 3"))))
                .isEqualTo(Map.of("shelf_item.b", Action.CREATE));
    }

    @Test
    void aPostconditionOfAnUnchangedObjectIsLookedAtWhenWhatItNeedsHasChanged() {
        String unchanged =
                data("a", "1", lifecycle("postcondition", "terraform_data.c.output == \"x\"", "\"c changed\""));
        String text = unchanged + data("c", "\"x\"", "");
        assertThat(workshop.apply(main(text)).complete()).isTrue();
        ApplyResult result =
                workshop.apply(main(unchanged + data("c", "\"y\"", "") + data("b", "terraform_data.a.id", "")));
        assertThat(errors(result.diagnostics())).contains("Resource postcondition failed: c changed");
        assertThat(workshop.store().snapshot().objects()).hasSize(2);
    }

    @Test
    void whatAPostconditionNeedsComesBeforeTheObject() {
        String text = SHELF
                + item("a", "\"x\"", lifecycle("postcondition", "shelf_item.z.weight == 3", "\"no\""))
                + item("z", "\"xyz\"", "");
        assertThat(workshop.apply(main(text)).complete()).isTrue();
    }

    @Test
    void aPostconditionThatNeedsAUserOfItsObjectIsACycle() {
        Plan plan = plan(data("a", "1", lifecycle("postcondition", "terraform_data.b.output == 1", "\"no\""))
                + data("b", "terraform_data.a.output", ""));
        assertThat(summaries(plan.diagnostics())).containsExactly("Cycle");
    }

    @Test
    void everyInstanceHasConditionsOfItsOwn() {
        Plan plan = plan("""
                resource "terraform_data" "a" {
                  for_each = { x = 1, y = 2 }
                  input    = each.value
                  lifecycle {
                    precondition {
                      condition     = each.value < 2
                      error_message = "${each.key} is too large"
                    }
                    postcondition {
                      condition     = self.input > 1
                      error_message = "${each.key} is too small"
                    }
                  }
                }
                """);
        assertThat(errors(plan.diagnostics()))
                .containsExactlyInAnyOrder(
                        "Resource precondition failed: y is too large",
                        "Resource postcondition failed: x is too small");
    }

    @Test
    void wrongConditionsAreErrorsEachOfItsKind() {
        Plan plan = plan("""
                locals {
                  one    = 1
                  secret = sensitive("hush-hush")
                }
                resource "terraform_data" "a" {
                  lifecycle {
                    precondition {
                      condition     = local.one
                      error_message = "a number"
                    }
                    precondition {
                      condition     = local.one == 1 ? null : true
                      error_message = "null"
                    }
                    precondition {
                      condition     = local.one == 2
                      error_message = [1]
                    }
                    precondition {
                      condition     = local.one == 1
                      error_message = null
                    }
                    precondition {
                      condition     = local.secret == "x"
                      error_message = "not ${local.secret}"
                    }
                    precondition {
                      condition     = [1][local.one]
                      error_message = "index"
                    }
                    precondition {
                      condition     = local.one == 1 ? "true" : "false"
                      error_message = 7
                    }
                  }
                }
                """);
        assertThat(summaries(plan.diagnostics()))
                .containsExactly(
                        "Invalid condition result",
                        "Invalid condition result",
                        "Invalid error message",
                        "Invalid error message",
                        "Resource precondition failed",
                        "Error message refers to sensitive values",
                        "Invalid index");
        assertThat(plan.diagnostics().toString()).doesNotContain("hush-hush");
    }

    @Test
    void conditionsThatReferToNothingOrToTheirOwnObjectAreFoundAsTheyAreWritten() {
        assertThat(summaries(workshop.written(main(data("a", "1", lifecycle("precondition", "1 == 1", "\"m\""))
                        + data("b", "1", lifecycle("postcondition", "terraform_data.b.input == 1", "\"m\""))
                        + data("c", "1", lifecycle("precondition", "self.input == 1", "\"m\""))
                        + data("d", "1", lifecycle("precondition", "terraform_data.d.id == 1", "\"m\""))))))
                .containsExactly(
                        "Condition refers to nothing",
                        "Condition refers to its own object",
                        "Reference to self in a precondition",
                        "Condition refers to its own object");
    }

    @Test
    void outputsHaveConditionsTooAndChildOutputsBlockTheirUsers() {
        MemoryTree tree = main("""
                        module "m" {
                          source = "./m"
                        }
                        resource "terraform_data" "user" {
                          input = module.m.o
                        }
                        output "free" {
                          value = 1
                        }
                        """).with("m/main.rf.hcl", """
                        locals {
                          x = 1
                        }
                        output "o" {
                          value = 1
                          precondition {
                            condition     = local.x == 2
                            error_message = "x is ${local.x}"
                          }
                        }
                        """);
        Plan plan = workshop.plan(tree, PlanOptions.NORMAL).plan();
        assertThat(errors(plan.diagnostics())).containsExactly("Module output value precondition failed: x is 1");
        assertThat(plan.changes()).isEmpty();
    }

    @Test
    void anOutputConditionKnownAfterApplyFailsTheApply() {
        ApplyResult result = workshop.apply(main(data("a", "1", "") + """
                output "o" {
                  value = 1
                  precondition {
                    condition     = terraform_data.a.output == 2
                    error_message = "out is ${terraform_data.a.output}"
                  }
                }
                """));
        assertThat(errors(result.diagnostics())).containsExactly("Module output value precondition failed: out is 1");
        assertThat(workshop.store().snapshot().outputs()).isEmpty();
    }

    @Test
    void validationOfAVariableMayLookAtOthersAndCyclesAreTold() {
        String text = """
                variable "a" {
                  default = 1
                  validation {
                    condition     = var.a > var.b
                    error_message = "a must be more than ${var.b}"
                  }
                  validation {
                    condition     = var.a > 10
                    error_message = "a must be more than ten"
                  }
                }
                variable "b" {
                  default = 5
                }
                """;
        assertThat(errors(plan(text).diagnostics()))
                .containsExactly(
                        "Invalid value for variable: a must be more than 5",
                        "Invalid value for variable: a must be more than ten");
        workshop.variables.put("a", new VariableInput.Text("11", "a test"));
        assertThat(plan(text).diagnostics()).isEmpty();
        assertThat(summaries(plan(text.replace("default = 5", """
                        default = 5
                          validation {
                            condition     = var.b < var.a
                            error_message = "m"
                          }
                        """)).diagnostics()))
                .containsExactly("Cycle");
    }

    @Test
    void aValidationKnownAfterApplyStopsWhatUsesTheVariable() {
        MemoryTree tree = main("""
                        resource "terraform_data" "a" {
                          input = 1
                        }
                        module "m" {
                          source = "./m"
                          limit  = terraform_data.a.output
                        }
                        """).with("m/main.rf.hcl", """
                        variable "size" {
                          default = 2
                          validation {
                            condition     = var.size < var.limit
                            error_message = "size must be less than ${var.limit}"
                          }
                        }
                        variable "limit" {}
                        resource "terraform_data" "b" {
                          input = var.size
                        }
                        """);
        ApplyResult result = workshop.apply(tree);
        assertThat(errors(result.diagnostics())).contains("Invalid value for variable: size must be less than 1");
        assertThat(workshop.store().snapshot().objects()).hasSize(1);
    }

    @Test
    void validateLooksAtConditionsWithoutValues() {
        assertThat(summaries(workshop.validate(main("""
                        variable "v" {
                          validation {
                            condition     = var.v > length(var.nothing)
                            error_message = "m"
                          }
                        }
                        resource "terraform_data" "a" {
                          input = 1
                          lifecycle {
                            postcondition {
                              condition     = self.input == lenth([1])
                              error_message = "m"
                            }
                          }
                        }
                        check "c" {
                          assert {
                            condition     = terraform_data.b.id == 1
                            error_message = "m"
                          }
                        }
                        """))))
                .containsExactly(
                        "Reference to undeclared input variable",
                        "Call to unknown function",
                        "Reference to undeclared resource");
    }
}
