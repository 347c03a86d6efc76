package io.rackform.engine.run;

import static io.rackform.engine.run.Workshop.main;
import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.engine.apply.ApplyResult;
import io.rackform.engine.plan.Action;
import io.rackform.engine.plan.Plan;
import io.rackform.engine.plan.PlanOptions;
import io.rackform.model.address.AddressParser;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.state.CheckResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTest {
    private static final String SHELF = """
            provider "shelf" {
              address = "one"
            }
            """;

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = new Workshop(folder);
    }

    @AfterEach
    void close() {
        workshop.close();
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

    private static final String CHECKED = """
            resource "terraform_data" "a" {
              input = 1
            }
            check "one" {
              assert {
                condition     = terraform_data.a.output == 2
                error_message = "out is ${terraform_data.a.output}"
              }
              assert {
                condition     = terraform_data.a.input == 2
                error_message = "in is ${terraform_data.a.input}"
              }
              assert {
                condition     = terraform_data.a.input == 1
                error_message = "never"
              }
            }
            """;

    @Test
    void checksWarnAndStopNothingAndAreRecorded() {
        Plan plan = plan(CHECKED);
        assertThat(plan.hasErrors()).isFalse();
        assertThat(summaries(plan.diagnostics()))
                .containsExactlyInAnyOrder("Check block assertion failed", "Check block assertion known after apply");
        ApplyResult result = workshop.apply(main(CHECKED));
        assertThat(result.complete()).isTrue();
        assertThat(result.diagnostics().stream().map(Diagnostic::detail)).containsExactly("out is 1", "in is 1");
        CheckResult recorded = result("check.one");
        assertThat(recorded.kind()).isEqualTo(CheckResult.Kind.CHECK);
        assertThat(recorded.status()).isEqualTo(CheckResult.Status.FAIL);
        assertThat(recorded.problems()).containsExactly("out is 1", "in is 1");
    }

    @Test
    void resultsSurviveInTheStateAndGoWithWhatTheyAreAbout() {
        workshop.apply(main(CHECKED));
        workshop.close();
        workshop = new Workshop(folder);
        assertThat(result("check.one").problems()).hasSize(2);
        workshop.apply(main(CHECKED), new PlanOptions(true, true, List.of(), Set.of()));
        assertThat(workshop.store().snapshot().checks()).isEmpty();
    }

    @Test
    void destroyingLooksAtNoConditionOfWhatGoes() {
        String text = data("a", "1", lifecycle("postcondition", "self.input == 1", "\"no\""));
        workshop.apply(main(text));
        Plan plan = workshop.plan(
                        main(text.replace("== 1", "== 2")
                                + CHECKED.replace("\"a\"", "\"q\"").replace("data.a", "data.q")),
                        new PlanOptions(true, true, List.of(), Set.of()))
                .plan();
        assertThat(plan.diagnostics()).isEmpty();
        assertThat(plan.count(Action.DELETE)).isEqualTo(1);
    }

    private static final String SCOPED = SHELF + """
            resource "shelf_item" "a" {
              name    = "a"
              content = "x"
            }
            check "stock" {
              data "shelf_stock" "s" {
                name = "b"
              }
              assert {
                condition     = data.shelf_stock.s.content == "x"
                error_message = "holds ${data.shelf_stock.s.content}"
              }
            }
            """;

    @Test
    void aScopedDataSourceThatCannotBeReadIsAWarningAndIsReadAgainWhileApplying() {
        ApplyResult result = workshop.apply(main(SCOPED));
        assertThat(result.complete()).isTrue();
        assertThat(summaries(result.diagnostics())).containsExactly("Item not in stock");
        assertThat(result("check.stock").status()).isEqualTo(CheckResult.Status.FAIL);
        assertThat(workshop.shelf.calls).filteredOn("one: look at b"::equals).hasSize(2);
        workshop.apply(
                main(SCOPED.replace("\"b\"", "shelf_item.a.name").replace("content = \"x\"", "content = \"y\"")));
        assertThat(result("check.stock").problems()).containsExactly("holds y");
    }

    @Test
    void aScopedDataSourceIsSeenByItsOwnCheckOnly() {
        assertThat(summaries(plan(SCOPED + data("q", "data.shelf_stock.s.content", ""))
                        .diagnostics()))
                .contains("Data source belongs to a check");
        assertThat(summaries(workshop.written(main(SCOPED + """
                        data "shelf_stock" "s" {
                          name = "a"
                        }
                        check "stock" {
                          assert {
                            condition     = data.shelf_stock.s.name == "a"
                            error_message = "m"
                          }
                        }
                        check "empty" {
                        }
                        check "two" {
                          data "shelf_stock" "t" {
                            name = "a"
                          }
                          data "shelf_stock" "u" {
                            name = "a"
                          }
                          assert {
                            condition     = data.shelf_stock.t.name == "a"
                            error_message = "m"
                          }
                        }
                        """))))
                .containsExactly(
                        "Duplicate name",
                        "Duplicate name",
                        "Check without assertion",
                        "Several data sources in a check");
    }

    @Test
    void aCheckThatIsWrongInItselfIsAnError() {
        Plan plan = plan("""
                locals {
                  one = 1
                }
                check "c" {
                  assert {
                    condition     = [1][local.one] == 1
                    error_message = "m"
                  }
                }
                """);
        assertThat(errors(plan.diagnostics())).hasSize(1);
    }

    @Test
    void targetsLeaveChecksAlone() {
        Plan plan = workshop.plan(
                        main(CHECKED),
                        new PlanOptions(
                                false,
                                true,
                                List.of(AddressParser.parseInstance("terraform_data.a")
                                        .orElseThrow()),
                                Set.of()))
                .plan();
        assertThat(summaries(plan.diagnostics())).doesNotContain("Check block assertion failed");
    }

    @Test
    void aRunOfAPartKeepsWhatTheRestSaid() {
        String text = data("z", "1", lifecycle("postcondition", "self.input == 1", "\"no\"")) + CHECKED;
        workshop.apply(main(text));
        PlanOptions part = new PlanOptions(
                false,
                true,
                List.of(AddressParser.parseInstance("terraform_data.z").orElseThrow()),
                Set.of());
        workshop.apply(main(text), part);
        assertThat(result("check.one").problems()).hasSize(2);
        assertThat(result("terraform_data.z").status()).isEqualTo(CheckResult.Status.PASS);
    }
}
