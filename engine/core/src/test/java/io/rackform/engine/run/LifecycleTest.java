package io.rackform.engine.run;

import static io.rackform.engine.run.Workshop.main;
import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.engine.eval.VariableInput;
import io.rackform.engine.plan.Action;
import io.rackform.engine.plan.Plan;
import io.rackform.engine.plan.PlanOptions;
import io.rackform.engine.plan.ReplaceCause;
import io.rackform.model.address.AddressParser;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.state.ObjectId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LifecycleTest {
    private static final String SHELF = """
            provider "shelf" {
              address = "one"
            }
            """;

    private static final String TRIGGERS = """
            resource "terraform_data" "a" {
              input = 1
            }
            resource "terraform_data" "c" {
              for_each = { x = 1, y = 2 }
              input    = { v = each.value, w = [3, 4] }
            }
            resource "terraform_data" "whole" {
              lifecycle {
                replace_triggered_by = [terraform_data.c]
              }
            }
            resource "terraform_data" "each" {
              for_each = { x = 1, y = 2 }
              lifecycle {
                replace_triggered_by = [terraform_data.c[each.key].input.v]
              }
            }
            resource "terraform_data" "attribute" {
              lifecycle {
                replace_triggered_by = [terraform_data.c["y"].input["w"][1], terraform_data.a.id]
              }
            }
            resource "terraform_data" "computed" {
              lifecycle {
                replace_triggered_by = [terraform_data.a.output]
              }
            }
            resource "terraform_data" "of_replaced" {
              lifecycle {
                replace_triggered_by = [terraform_data.computed]
              }
            }
            """;

    @AutoClose
    private final Workshop workshop;

    LifecycleTest(@TempDir Path folder) {
        workshop = new Workshop(folder);
    }

    private Plan plan(String text) {
        return workshop.plan(main(text), PlanOptions.NORMAL).plan();
    }

    private static List<String> summaries(List<Diagnostic> diagnostics) {
        return diagnostics.stream().map(Diagnostic::summary).toList();
    }

    private static ObjectId id(String address) {
        return ObjectId.current(AddressParser.parseInstance(address).orElseThrow());
    }

    @Test
    void triggersFireOnUpdatesAndReplacementsOfWhatTheyPointAtAndOnNothingElse() {
        workshop.apply(main(TRIGGERS));
        assertThat(workshop.actions(main(TRIGGERS))).isEmpty();
        String changed =
                TRIGGERS.replace("y = 2 }\n  input", "y = 5 }\n  input").replace("input = 1", "input = 2");
        assertThat(workshop.actions(main(changed)))
                .isEqualTo(Map.of(
                        "terraform_data.a", Action.UPDATE,
                        "terraform_data.c[\"y\"]", Action.UPDATE,
                        "terraform_data.whole", Action.REPLACE,
                        "terraform_data.each[\"y\"]", Action.REPLACE,
                        "terraform_data.computed", Action.REPLACE,
                        "terraform_data.of_replaced", Action.REPLACE));
        Plan plan = plan(changed);
        assertThat(Objects.requireNonNull(plan.changes().get(id("terraform_data.each[\"y\"]")))
                        .causes())
                .isEqualTo(List.of(new ReplaceCause.Triggered("terraform_data.c[\"y\"].input.v")));
        workshop.apply(main(changed));
        assertThat(workshop.actions(main(changed))).isEmpty();
        assertThat(workshop.actions(main(changed.replace("[3, 4]", "[3, 6]")))).containsKey("terraform_data.attribute");
        assertThat(workshop.actions(main(changed.replace("[3, 4]", "[5, 4]"))))
                .doesNotContainKey("terraform_data.attribute");
    }

    @Test
    void aTriggerThatIsNewDoesNotFire() {
        workshop.apply(main("resource \"terraform_data\" \"b\" {}\n"));
        assertThat(workshop.actions(main("""
                        resource "terraform_data" "b" {
                          lifecycle {
                            replace_triggered_by = [terraform_data.z.input, terraform_data.z]
                          }
                        }
                        resource "terraform_data" "z" {
                          input = 1
                        }
                        """))).isEqualTo(Map.of("terraform_data.z", Action.CREATE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "var.v",
                "local.l",
                "module.m",
                "data.terraform_data.x",
                "self.id",
                "each.key",
                "terraform_data",
                "terraform_data.c[var.v]",
                "terraform_data.b",
                "terraform_data.c[*].id",
                "1",
                "\"${var.v}\""
            })
    void whatIsNoResourceTriggersNothing(String reference) {
        assertThat(summaries(plan("""
                        variable "v" {
                          default = "x"
                        }
                        resource "terraform_data" "c" {
                          for_each = { x = 1 }
                        }
                        resource "terraform_data" "b" {
                          lifecycle {
                            replace_triggered_by = [%s]
                          }
                        }
                        """.formatted(reference)).diagnostics()))
                .containsExactly("Invalid replace_triggered_by reference");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"terraform_data.c[\"z\"]", "terraform_data.c[0]", "terraform_data.c.id", "terraform_data.a[0]"})
    void aTriggerNamesAnInstanceThatIsThere(String reference) {
        assertThat(summaries(plan("""
                        resource "terraform_data" "a" {}
                        resource "terraform_data" "c" {
                          for_each = { x = 1 }
                        }
                        resource "terraform_data" "b" {
                          lifecycle {
                            replace_triggered_by = [%s]
                          }
                        }
                        """.formatted(reference)).diagnostics()))
                .containsExactly("Invalid instance in replace_triggered_by");
    }

    private static final String GUARDED = """
            variable "keep" {
              default = true
            }
            variable "n" {
              default = 2
            }
            resource "terraform_data" "g" {
              count            = var.n
              triggers_replace = "%s"
              lifecycle {
                prevent_destroy = %s
              }
            }
            """;

    @Test
    void whatMustStayIsNeitherReplacedNorDestroyedNorCountedAway() {
        for (String guard : List.of("true", "var.keep", "1 == 1")) {
            String text = GUARDED.formatted("a", guard);
            workshop.apply(main(text));
            assertThat(summaries(plan(GUARDED.formatted("b", guard)).diagnostics()))
                    .contains("Instance cannot be destroyed");
            workshop.variables.put("n", new VariableInput.Text("1", "a test"));
            assertThat(summaries(plan(text).diagnostics())).containsExactly("Instance cannot be destroyed");
            workshop.variables.remove("n");
            PlanOptions destroy = new PlanOptions(true, true, List.of(), Set.of());
            assertThat(summaries(workshop.plan(main(text), destroy).plan().diagnostics()))
                    .isNotEmpty()
                    .allMatch("Instance cannot be destroyed"::equals);
        }
        workshop.variables.put("keep", new VariableInput.Text("false", "a test"));
        assertThat(plan(GUARDED.formatted("b", "var.keep")).diagnostics()).isEmpty();
        assertThat(plan("").diagnostics()).as("the guard goes with its block").isEmpty();
    }

    @Test
    void aGuardThatCannotBeToldIsAnError() {
        workshop.apply(main(GUARDED.formatted("a", "true")));
        String unknown = GUARDED.formatted("b", "terraform_data.x.output")
                + "resource \"terraform_data\" \"x\" {\n  input = true\n}\n";
        assertThat(summaries(plan(unknown).diagnostics())).contains("Invalid prevent_destroy argument");
        assertThat(summaries(workshop.validate(main(GUARDED.formatted("a", "var.nothing")))))
                .containsExactly("Reference to undeclared input variable");
    }

    private static String ignoring(String ignored, String input) {
        return "resource \"terraform_data\" \"i\" {\n  input = " + input + "\n  lifecycle {\n    ignore_changes = "
                + ignored + "\n  }\n}\n";
    }

    @Test
    void ignoredChangesAreKeysIndexesAttributesOrAll() {
        workshop.apply(main(ignoring("[]", "{ a = 1, b = { \"c.d\" = [1, 2] } }")));
        assertThat(workshop.actions(main(ignoring("[input.a]", "{ a = 2, b = { \"c.d\" = [1, 2] } }"))))
                .isEmpty();
        assertThat(workshop.actions(main(ignoring("[input.b[\"c.d\"][1]]", "{ a = 1, b = { \"c.d\" = [1, 5] } }"))))
                .isEmpty();
        assertThat(workshop.actions(main(ignoring("[input.b[\"c.d\"][1]]", "{ a = 1, b = { \"c.d\" = [5, 5] } }"))))
                .isEqualTo(Map.of("terraform_data.i", Action.UPDATE));
        assertThat(workshop.actions(main(ignoring("all", "\"else\"")))).isEmpty();
        assertThat(workshop.actions(main(ignoring("[input]", "\"else\"")))).isEmpty();
    }

    @Test
    void namesInIgnoreChangesAreThoseOfTheType() {
        assertThat(summaries(plan(ignoring("[inpt]", "1")).diagnostics()))
                .containsExactly("Unknown attribute in ignore_changes");
        assertThat(plan(ignoring("[inpt]", "1")).diagnostics().getFirst().detail())
                .contains("input");
        assertThat(plan(ignoring("[all]", "1")).diagnostics().getFirst().detail())
                .contains("stands alone");
        List<Diagnostic> redundant = plan(ignoring("[id]", "1")).diagnostics();
        assertThat(summaries(redundant)).containsExactly("Redundant element of ignore_changes");
        assertThat(redundant.getFirst().isError()).isFalse();
    }

    @Test
    void anObjectThatIsCreatedFirstMakesWhatItUsesBeCreatedFirstEvenIfItDoesNotChangeItself() {
        String boxes = SHELF + """
                resource "shelf_box" "a" {
                  name = "%1$s"
                }
                resource "shelf_box" "b" {
                  name       = "b"
                  depends_on = [shelf_box.a]
                  lifecycle {
                    create_before_destroy = true
                  }
                }
                """;
        workshop.apply(main(boxes.formatted("old")));
        workshop.shelf.calls.clear();
        workshop.apply(main(boxes.formatted("new")));
        assertThat(workshop.shelf.calls).containsSubsequence("one: create new", "one: delete old");
    }

    @Test
    void twoObjectsOfOneNameCannotBeThereAtTheSameTime() {
        String text = SHELF + """
                resource "shelf_box" "a" {
                  name = "a"
                  lifecycle {
                    create_before_destroy = true
                  }
                }
                """;
        workshop.apply(main(text));
        PlanOptions replace =
                new PlanOptions(false, true, List.of(), Set.of(id("shelf_box.a").address()));
        assertThat(workshop.plan(main(text), replace).plan().diagnostics())
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.summary()).isEqualTo("Replacement of the same name cannot come first");
                    assertThat(fault.detail())
                            .isEqualTo(
                                    "The block has \"create_before_destroy = true\", but the new object is item a as the"
                                            + " old one is, and both cannot be there at the same time. Give the new one another"
                                            + " name with each change, or take the argument off.");
                });
        assertThat(workshop.plan(main(text.replace("= true", "= false")), replace)
                        .plan()
                        .diagnostics())
                .isEmpty();
        assertThat(plan(text.replace("\"a\"\n", "\"b\"\n")).diagnostics()).isEmpty();
    }

    @Test
    void aTriggerThatIsNotDeclaredIsTold() {
        assertThat(summaries(plan("""
                        resource "terraform_data" "b" {
                          lifecycle {
                            replace_triggered_by = [terraform_data.nothing]
                          }
                        }
                        """).diagnostics())).containsExactly("Reference to undeclared resource");
    }
}
