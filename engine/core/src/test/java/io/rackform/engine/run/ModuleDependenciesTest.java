package io.rackform.engine.run;

import static io.rackform.engine.run.Workshop.main;
import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.engine.plan.Action;
import io.rackform.engine.plan.InstanceChange;
import io.rackform.engine.plan.Plan;
import io.rackform.engine.plan.PlanOptions;
import io.rackform.model.diagnostic.Diagnostic;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModuleDependenciesTest {
    private static final String SHELF = """
            provider "shelf" {
              address = "one"
            }
            """;

    private static final String ITEM = """
            variable "name" {}
            resource "shelf_box" "box" {
              name = var.name
            }
            data "shelf_label" "label" {
              text = "fixed"
            }
            output "label" {
              value = data.shelf_label.label.result
            }
            """;

    @AutoClose
    private final Workshop workshop;

    ModuleDependenciesTest(@TempDir Path folder) {
        workshop = new Workshop(folder);
    }

    private static MemoryTree tree(String text) {
        return main(SHELF + text).with("item/main.tf", ITEM).with("outer/main.tf", """
                        variable "name" {}
                        module "inner" {
                          source = "../item"
                          name   = var.name
                        }
                        """);
    }

    private static String call(String name, String source, String more) {
        return "module \"%s\" {\n  source = \"./%s\"\n  name = \"%s\"\n%s\n}\n".formatted(name, source, name, more);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            item  | item  | depends_on = [module.first]
            outer | item  | depends_on = [module.first]
            item  | outer | depends_on = [module.first]
            outer | outer | depends_on = [module.first]
            """)
    void everythingInAModuleWaitsForWhatItsCallDependsOn(String first, String second, String more) {
        workshop.apply(tree(call("second", second, more) + call("first", first, "")));
        assertThat(workshop.shelf.calls).containsSubsequence("one: create first", "one: create second");

        workshop.shelf.calls.clear();
        workshop.apply(tree(""));
        assertThat(workshop.shelf.calls).containsSubsequence("one: delete second", "one: delete first");
    }

    @Test
    void aModuleMayDependOnAResource() {
        workshop.apply(tree(call("second", "outer", "depends_on = [shelf_box.first]")
                + "resource \"shelf_box\" \"first\" {\n  name = \"first\"\n}\n"));
        assertThat(workshop.shelf.calls).containsSubsequence("one: create first", "one: create second");
    }

    @ParameterizedTest
    @CsvSource({"local.all, local.all", "var.wait, shelf_box.first.name", "var.wait, local.all"})
    void aValueStandsForAllThatItIsMadeFrom(String named, String passed) {
        String locals = "locals {\n  all = [{ box = shelf_box.first }]\n}\n";
        String first = "resource \"shelf_box\" \"first\" {\n  name = \"first\"\n}\n";
        String waits = "resource \"shelf_box\" \"second\" {\n  name = \"second\"\n  depends_on = [" + named + "]\n}\n";
        MemoryTree tree = named.startsWith("var")
                ? main(SHELF + locals + first + "module \"m\" {\n  source = \"./m\"\n  wait = " + passed + "\n}\n")
                        .with("m/main.tf", "variable \"wait\" {}\n" + waits)
                : main(SHELF + locals + first + waits);
        workshop.apply(tree);
        assertThat(workshop.shelf.calls).containsSubsequence("one: create first", "one: create second");

        workshop.shelf.calls.clear();
        workshop.apply(main(SHELF));
        assertThat(workshop.shelf.calls).containsSubsequence("one: delete second", "one: delete first");
    }

    @Test
    void dataIsReadWhileApplyingWhereAValueItDependsOnIsStillToCome() {
        MemoryTree tree = main(SHELF + """
                resource "shelf_box" "first" {
                  name = "first"
                }
                module "second" {
                  source = "./m"
                  wait   = [shelf_box.first]
                }
                """).with("m/main.tf", """
                variable "wait" {}
                data "shelf_label" "label" {
                  text       = "fixed"
                  depends_on = [var.wait]
                }
                """);
        assertThat(label(tree)).isEqualTo(Action.READ);
        assertThat(workshop.apply(tree).complete()).isTrue();
        assertThat(label(tree)).isEqualTo(Action.NO_OP);
    }

    private Action label(MemoryTree tree) {
        Plan plan = workshop.plan(tree, PlanOptions.NORMAL).plan();
        assertThat(plan.diagnostics()).isEmpty();
        return plan.changes().values().stream()
                .filter(change -> change.id().toString().contains("module.second")
                        && change.id().toString().contains("data."))
                .map(InstanceChange::action)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            item  | item
            outer | item
            item  | outer
            """)
    void dataIsReadWhileApplyingWhereADependencyHasChanges(String first, String second) {
        MemoryTree tree = tree(call("second", second, "depends_on = [module.first]") + call("first", first, ""));
        assertThat(label(tree)).isEqualTo(Action.READ);
        assertThat(workshop.apply(tree).complete()).isTrue();
        assertThat(label(tree)).isEqualTo(Action.NO_OP);
    }

    private List<String> faults(String text) {
        return workshop.faults(tree(text)).stream().map(Diagnostic::summary).toList();
    }

    @Test
    void argumentsAreThoseOfTheModulesVariables() {
        assertThat(faults(call("m", "item", "nome = 1"))).containsExactly("Unsupported argument");
        assertThat(faults("module \"m\" {\n  source = \"./item\"\n}\n")).containsExactly("Missing required argument");
        assertThat(faults("module \"m\" {\n  source = \"./item\"\n  name {\n  }\n}\n"))
                .containsExactly("Unsupported block type", "Missing required argument");
        assertThat(faults(call("m", "item", "depends_on = [module.n]")))
                .containsExactly("Invalid depends_on reference");
    }
}
