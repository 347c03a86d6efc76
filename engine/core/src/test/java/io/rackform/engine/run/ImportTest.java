package io.rackform.engine.run;

import static io.rackform.engine.run.Workshop.main;
import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.engine.apply.ApplyResult;
import io.rackform.engine.plan.Action;
import io.rackform.engine.plan.GeneratedConfiguration;
import io.rackform.engine.plan.Plan;
import io.rackform.engine.plan.PlanOptions;
import io.rackform.model.address.AddressParser;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.type.ListType;
import io.rackform.model.value.ListValue;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import io.rackform.state.ObjectId;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects that are on their device already come under management. */
class ImportTest {
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
        workshop.shelf.shelves.put(
                "one",
                Collections.synchronizedMap(new TreeMap<>(
                        Map.of("a", item("a", "old"), "b", item("b", "${x} \"q\""), "c", item("c", "")))));
    }

    @AfterEach
    void close() {
        workshop.close();
    }

    private static ObjectValue item(String name, String content) {
        TreeMap<String, Value> item = new TreeMap<>();
        new ShelfProvider()
                .resourceTypes()
                .getFirst()
                .schema()
                .block()
                .impliedType()
                .attributes()
                .forEach((attribute, type) -> item.put(
                        attribute,
                        type instanceof ListType list
                                ? new ListValue(list.element(), List.of())
                                : new NullValue(type)));
        item.put("name", new StringValue(name));
        item.put("content", new StringValue(content));
        item.put("weight", NumberValue.of(content.length()));
        return new ObjectValue(item);
    }

    private static String box(String block, String name, String content) {
        return """
                resource "shelf_box" "%s" {
                  name    = "%s"
                  content = %s
                }
                """.formatted(block, name, content);
    }

    private static String imports(String to, String id) {
        return """
                import {
                  to = %s
                  id = %s
                }
                """.formatted(to, id);
    }

    private static ObjectId id(String address) {
        return ObjectId.current(AddressParser.parseInstance(address).orElseThrow());
    }

    private Plan plan(String text) {
        return workshop.plan(main(text), PlanOptions.NORMAL).plan();
    }

    private List<String> faults(String text) {
        return plan(text).diagnostics().stream().map(Diagnostic::summary).toList();
    }

    @Test
    void anObjectAsWantedIsOnlyRecorded() {
        String text = SHELF + box("x", "a", "\"old\"") + imports("shelf_box.x", "\"item:a\"");
        Plan plan = plan(text);
        assertThat(plan.imports()).isEqualTo(1);
        assertThat(plan.count(Action.NO_OP)).isEqualTo(1);
        assertThat(plan.isEmpty()).isFalse();
        workshop.shelf.calls.clear();
        ApplyResult result = workshop.apply(main(text));
        assertThat(result.imported()).isEqualTo(1);
        assertThat(workshop.shelf.calls).containsExactly("one: read a", "one: close");
        assertThat(Objects.requireNonNull(workshop.store().snapshot().objects().get(id("shelf_box.x")))
                        .attributes())
                .isEqualTo(item("a", "old"));
        assertThat(plan(text).isEmpty()).isTrue();
        assertThat(plan(text).imports()).isZero();
    }

    @Test
    void aDifferenceIsAnUpdateInTheSamePlan() {
        String text = SHELF + box("x", "a", "\"new\"") + imports("shelf_box.x", "\"item:a\"");
        assertThat(workshop.actions(main(text))).isEqualTo(Map.of("shelf_box.x", Action.UPDATE));
        assertThat(workshop.apply(main(text)).complete()).isTrue();
        assertThat(workshop.shelf.calls).contains("one: create a".replace("create", "update"));
    }

    @Test
    void anObjectThatCannotBecomeWhatIsWantedIsReplaced() {
        String text = SHELF + box("x", "z", "\"old\"") + imports("shelf_box.x", "\"item:a\"");
        assertThat(workshop.actions(main(text))).isEqualTo(Map.of("shelf_box.x", Action.REPLACE));
        ApplyResult result = workshop.apply(main(text));
        assertThat(result.diagnostics()).isEmpty();
        assertThat(workshop.shelf.calls).containsSubsequence("one: delete a", "one: create z");
    }

    @Test
    void aFailedUpdateLeavesTheImportRecorded() {
        workshop.shelf.faults.put("a", ShelfFault.REFUSED);
        String text = SHELF + box("x", "a", "\"new\"") + imports("shelf_box.x", "\"item:a\"");
        ApplyResult result = workshop.apply(main(text));
        assertThat(result.complete()).isFalse();
        assertThat(workshop.store().snapshot().objects()).containsOnlyKeys(id("shelf_box.x"));
        workshop.shelf.faults.clear();
        assertThat(workshop.actions(main(text))).isEqualTo(Map.of("shelf_box.x", Action.UPDATE));
        assertThat(plan(text).imports()).isZero();
    }

    @Test
    void identityInPartsAndForEachReadTogether() {
        String text = SHELF + """
                resource "shelf_box" "all" {
                  for_each = { a = "old", c = "" }
                  name     = each.key
                  content  = each.value
                }
                import {
                  for_each = toset(["a", "c"])
                  to       = shelf_box.all[each.key]
                  identity = { name = each.value }
                }
                """;
        assertThat(plan(text).imports()).isEqualTo(2);
        assertThat(workshop.apply(main(text)).complete()).isTrue();
        assertThat(workshop.actions(main(text))).isEmpty();
    }

    @Test
    void modulesImportForThemselves() {
        MemoryTree tree = main(SHELF + "module \"m\" {\n source = \"./m\"\n count = 1\n}\n")
                .with("m/main.rf.hcl", box("x", "a", "\"old\"") + imports("shelf_box.x", "\"item:a\""));
        Plan plan = workshop.plan(tree, PlanOptions.NORMAL).plan();
        assertThat(plan.diagnostics()).isEmpty();
        assertThat(plan.imports()).isEqualTo(1);
        assertThat(plan.shown().getFirst().id()).isEqualTo(id("module.m[0].shelf_box.x"));
    }

    @Test
    void whatAnImportedObjectUsesIsDestroyedAfterIt() {
        String text = SHELF
                + box("used", "a", "\"old\"")
                + box("x", "c", "shelf_box.used.name == \"a\" ? \"\" : \"never\"")
                + imports("shelf_box.used", "\"item:a\"")
                + imports("shelf_box.x", "\"item:c\"");
        assertThat(workshop.apply(main(text)).complete()).isTrue();
        assertThat(Objects.requireNonNull(workshop.store().snapshot().objects().get(id("shelf_box.x")))
                        .dependencies())
                .containsExactly(id("shelf_box.used").address());
        workshop.shelf.calls.clear();
        workshop.apply(main(text), new PlanOptions(true, true, List.of(), Set.of()));
        assertThat(workshop.shelf.calls).containsSubsequence("one: delete c", "one: delete a");
    }

    @Test
    void namesAreCheckedBeforeAnythingIsRead() {
        String block = SHELF + box("x", "a", "\"old\"");
        assertThat(faults(block + imports("shelf_box.x", "\"a\""))).containsExactly("Invalid item");
        assertThat(faults(block + "import {\n to = shelf_box.x\n identity = { nam = \"a\" }\n}\n"))
                .containsExactly("Invalid name of an object to import");
        assertThat(faults(block + "import {\n to = shelf_box.x\n identity = \"a\"\n}\n"))
                .containsExactly("Invalid name of an object to import");
        assertThat(faults(block + imports("shelf_box.x", "\"item:a\"") + imports("shelf_box.x", "\"item:b\"")))
                .containsExactly("Import of two objects to one address");
        assertThat(workshop.shelf.calls).noneMatch(call -> call.contains("read"));
    }

    @Test
    void anObjectThatIsNotThereIsAnError() {
        assertThat(plan(SHELF + box("x", "z", "\"\"") + imports("shelf_box.x", "\"item:z\""))
                        .diagnostics())
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.summary()).isEqualTo("Object to import does not exist");
                    assertThat(fault.detail())
                            .isEqualTo("The device has no object \"item:z\" that could become shelf_box.x. Its name is"
                                    + " made of:\n  - name: the key\n\nCheck the name. An object that is to be"
                                    + " created needs no import.");
                    assertThat(String.valueOf(fault.subject())).isEqualTo("main.rf.hcl:10,8");
                });
    }

    @Test
    void aDeviceThatDoesNotAnswerIsAnError() {
        workshop.shelf.unreachable.add("one");
        assertThat(faults(SHELF + box("x", "a", "\"\"") + imports("shelf_box.x", "\"item:a\"")))
                .containsExactly("Shelf unreachable");
    }

    @Test
    void aDeviceThatIsNotKnownYetIsAnError() {
        String text = """
                resource "terraform_data" "server" {
                  input = "late"
                }
                provider "shelf" {
                  address = terraform_data.server.output
                }
                """;
        assertThat(plan(text + box("x", "a", "\"\"") + imports("shelf_box.x", "\"item:a\""))
                        .diagnostics())
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.summary()).isEqualTo("Device of an import is not known yet");
                    assertThat(fault.detail())
                            .isEqualTo(
                                    "The configuration of the provider is known only after apply, so the object cannot"
                                            + " be looked at now. Apply what makes the device known first, then import.");
                    assertThat(fault.address()).isEqualTo("shelf_box.x");
                });
    }

    @Test
    void missingBlocksAreWrittenFromTheDevice() {
        String text = SHELF
                + imports("shelf_box.b", "\"item:b\"")
                + "provider \"shelf\" {\n alias = \"other\"\n address = \"one\"\n}\n"
                + "import {\n to = shelf_box.c\n id = \"item:c\"\n provider = shelf.other\n}\n";
        Plan plan = workshop.plan(main(text), PlanOptions.NORMAL.generating()).plan();
        assertThat(plan.diagnostics()).isEmpty();
        assertThat(plan.imports()).isEqualTo(2);
        String generated = GeneratedConfiguration.text(plan.generated());
        assertThat(generated).isEqualTo("""
                # Written by Rackform while planning imports.
                # Review it and move it to where it belongs.

                # Imported as "item:b".
                resource "shelf_box" "b" {
                  content = "$${x} \\"q\\""
                  name    = "b"
                }

                # Imported as "item:c".
                resource "shelf_box" "c" {
                  provider = shelf.other

                  content = ""
                  name    = "c"
                }
                """);
        // What is written is what is there.
        assertThat(workshop.actions(main(text.replace(" provider = shelf.other\n", "") + generated)))
                .isEmpty();
    }

    /** Blocks for any instance of {@code shelf_box.many}. */
    private static final String OPEN = SHELF + """
            variable "names" {
              type = set(string)
            }
            variable "name" {
              type = string
            }
            resource "shelf_box" "many" {
              for_each = var.names
              name     = each.key
              content  = ""
            }
            """;

    private List<String> invalid(String imports) {
        return workshop.validate(main(OPEN + imports)).stream()
                .map(fault -> fault.summary() + ": "
                        + fault.detail().lines().findFirst().orElseThrow())
                .toList();
    }

    @Test
    void whatOnlyAPlanKnowsIsNoFaultOfTheConfiguration() {
        assertThat(invalid("""
                        import {
                          for_each = var.names
                          to       = shelf_box.many[each.key]
                          id       = each.value
                        }
                        import {
                          to = shelf_box.many[var.name]
                          id = var.name
                        }
                        import {
                          to = shelf_box.many["${var.name}-2"]
                          id = "x-${var.name}"
                        }
                        import {
                          for_each = toset([])
                          to       = shelf_box.many[each.key]
                          id       = each.key
                        }
                        import {
                          to       = shelf_box.many["a"]
                          identity = { name = var.name }
                        }
                        import {
                          to = shelf_box.many["b"]
                          id = shelf_box.many["a"].content
                        }
                        """)).isEmpty();
    }

    @Test
    void whatIsWrongWhateverIsPlannedIsTold() {
        assertThat(invalid("""
                        import {
                          for_each = var.names
                          to       = shelf_box.many[[each.key]]
                          id       = each.value
                        }
                        import {
                          for_each = var.names
                          to       = shelf_box.many[each.key]
                          id       = ""
                        }
                        import {
                          for_each = toset([])
                          to       = shelf_box.many[each.key]
                          id       = [each.key]
                        }
                        import {
                          to = shelf_box.many[var.name]
                          id = var.names
                        }
                        import {
                          to       = shelf_box.many[var.name]
                          identity = { nam = var.name }
                        }
                        import {
                          for_each = [var.name]
                          to       = shelf_box.many[each.key]
                          id       = each.key
                        }
                        """))
                .containsExactly(
                        "Invalid instance key of an import: The key of an instance must be text or a whole number that is"
                                + " known while planning and not sensitive: it becomes part of an address.",
                        "Invalid name of an object to import: This cannot be the name of an object: it is empty. Set"
                                + " it to what the object is called on its device; the page of the resource type tells how.",
                        "Invalid name of an object to import: This cannot be the name of an object: it is of the type tuple,"
                                + " which is no text.",
                        "Invalid name of an object to import: This cannot be the name of an object: it is of the type set of"
                                + " string, which is no text.",
                        "Invalid name of an object to import: This cannot be the name of an object: it has no part named"
                                + " \"nam\"; its parts are name.",
                        "Invalid for_each argument: The value is tuple. Use toset(...) to turn a list of texts into a set."
                                + " The argument \"for_each\" takes a map, an object or a set of strings: one instance for"
                                + " each key.");
    }

    @Test
    void aTypeWithoutNamesCannotBeImported() {
        List<Diagnostic> faults = workshop.faults(main(SHELF + """
                resource "shelf_note" "n" {
                  text = "x"
                }
                """ + imports("shelf_note.n", "\"n\"")));
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.summary()).isEqualTo("Type cannot be imported");
            assertThat(fault.detail())
                    .isEqualTo("Objects of the type \"shelf_note\" cannot be imported: there is no name by which one"
                            + " could be found. Declare the resource; what is there already is taken into account when"
                            + " it is planned.");
            assertThat(fault.address()).isEqualTo("shelf_note.n");
            assertThat(String.valueOf(fault.subject())).isEqualTo("main.rf.hcl:8,8");
        });
    }
}
