package io.rackform.engine.run;

import static io.rackform.engine.run.Workshop.main;
import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.engine.plan.Plan;
import io.rackform.engine.plan.PlanOptions;
import io.rackform.model.diagnostic.Diagnostic;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EphemeralValueTest {
    private static final String VARIABLE = """
            variable "e" {
              default   = "hush-hush"
              ephemeral = true
            }
            locals {
              l = "a-${var.e}"
            }
            """;

    @AutoClose
    private final Workshop workshop;

    EphemeralValueTest(@TempDir Path folder) {
        workshop = new Workshop(folder);
    }

    private Plan plan(String text) {
        return workshop.plan(main(VARIABLE + text), PlanOptions.NORMAL).plan();
    }

    private static List<String> summaries(List<Diagnostic> diagnostics) {
        return diagnostics.stream().map(Diagnostic::summary).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "local.l",
                "{ a = [var.e] }",
                "upper(var.e)",
                "[for c in [var.e] : c]",
                "jsonencode({ a = local.l })",
                "var.e == \"x\" ? 1 : 2",
                "one([local.l])"
            })
    void anArgumentThatIsRecordedTakesNoEphemeralValue(String expression) {
        Plan plan = plan("resource \"terraform_data\" \"a\" {\n  input = " + expression + "\n}\n");
        assertThat(summaries(plan.diagnostics())).containsExactly("Invalid use of ephemeral value");
        assertThat(plan.diagnostics().getFirst().detail()).containsAnyOf("made from local.l", "made from var.e");
        assertThat(plan.diagnostics().toString()).doesNotContain("hush");
    }

    @Test
    void whatIsRecordedOrNamesInstancesIsRefusedEverywhere() {
        Plan plan = plan("""
                resource "terraform_data" "a" {
                  count = var.e == "x" ? 1 : 2
                }
                resource "terraform_data" "b" {
                  for_each = toset([var.e])
                }
                output "o" {
                  value = var.e
                }
                output "p" {
                  value     = var.e
                  sensitive = true
                }
                output "q" {
                  value     = 1
                  ephemeral = true
                }
                """);
        assertThat(summaries(plan.diagnostics()))
                .containsExactly(
                        "Invalid count argument",
                        "Invalid for_each argument",
                        "Ephemeral value not allowed",
                        "Ephemeral value not allowed",
                        "Ephemeral output of the root module");
        assertThat(plan.diagnostics().toString()).doesNotContain("hush");
    }

    @Test
    void modulesPassEphemeralValuesOnlyThroughWhatSaysSo() {
        MemoryTree tree = main(VARIABLE + """
                        module "m" {
                          source    = "./m"
                          plain     = var.e
                          ephemeral = local.l
                        }
                        resource "terraform_data" "a" {
                          input = module.m.passed
                        }
                        """).with("m/main.rf.hcl", """
                        variable "plain" {}
                        variable "ephemeral" {
                          ephemeral = true
                        }
                        output "refused" {
                          value = var.ephemeral
                        }
                        output "passed" {
                          value     = "p-${var.ephemeral}"
                          ephemeral = true
                        }
                        """);
        List<Diagnostic> found = workshop.plan(tree, PlanOptions.NORMAL).plan().diagnostics();
        assertThat(summaries(found))
                .containsExactly(
                        "Ephemeral value not allowed", "Ephemeral value not allowed", "Invalid use of ephemeral value");
        assertThat(found.getLast().detail()).contains("made from module.m.passed");
    }

    @Test
    void providersConditionsAndEphemeralAsNullTakeThem() {
        Plan plan = plan("""
                provider "shelf" {
                  address = var.e
                }
                resource "shelf_item" "a" {
                  name = "a"
                  lifecycle {
                    precondition {
                      condition     = var.e == "hush-hush"
                      error_message = "m"
                    }
                  }
                }
                output "o" {
                  value = ephemeralasnull(var.e) == null
                }
                """);
        assertThat(plan.diagnostics()).isEmpty();
    }

    @Test
    void anEphemeralMessageIsNeverShown() {
        Plan plan = plan("""
                resource "terraform_data" "a" {
                  lifecycle {
                    precondition {
                      condition     = var.e == "x"
                      error_message = "it is ${var.e}"
                    }
                  }
                }
                """);
        assertThat(summaries(plan.diagnostics()))
                .containsExactly("Resource precondition failed", "Error message refers to ephemeral values");
        assertThat(plan.diagnostics().toString()).doesNotContain("hush");
    }
}
