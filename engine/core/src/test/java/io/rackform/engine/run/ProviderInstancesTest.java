package io.rackform.engine.run;

import static io.rackform.engine.run.Workshop.main;
import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.engine.apply.ApplyResult;
import io.rackform.engine.plan.PlanOptions;
import io.rackform.model.diagnostic.Diagnostic;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProviderInstancesTest {
    @AutoClose
    private final Workshop workshop;

    ProviderInstancesTest(@TempDir Path folder) {
        workshop = new Workshop(folder);
    }

    private static String each(String shelves, String items) {
        return """
                provider "shelf" {
                  alias    = "all"
                  for_each = toset([%s])
                  address  = each.key
                }
                resource "shelf_item" "item" {
                  for_each = toset([%s])
                  provider = shelf.all[each.key]
                  name     = each.key
                }
                """.formatted(shelves, items);
    }

    private List<Diagnostic> faults(MemoryTree tree) {
        return workshop.plan(tree, PlanOptions.NORMAL).plan().diagnostics();
    }

    @Test
    void aKeyThatGoesWhileObjectsAreRecordedIsAnErrorThatSaysWhatToDo() {
        workshop.apply(main(each("\"a\", \"b\"", "\"a\", \"b\"")));
        assertThat(faults(main(each("\"a\"", "\"a\"")))).singleElement().satisfies(fault -> {
            assertThat(fault.summary()).isEqualTo("Provider configuration not present");
            assertThat(fault.address()).startsWith("provider.shelf.all[\"b\"]");
            assertThat(fault.detail())
                    .isEqualTo(
                            "Objects were made through provider.shelf.all[\"b\"] and are still recorded, so it is needed to"
                                    + " read and to delete them, but its key is not in the \"for_each\" of its block any more. Put"
                                    + " the key back, take the objects' own blocks or keys out first, apply, and only then remove"
                                    + " the provider. Objects that are gone for good can be forgotten with a \"removed\" block.");
        });
        assertThat(workshop.apply(main(each("\"a\", \"b\"", "\"a\""))).deleted())
                .isEqualTo(1);
        assertThat(workshop.actions(main(each("\"a\"", "\"a\"")))).isEmpty();
    }

    @Test
    void aBlockOrAModuleThatGoesWhileObjectsAreRecordedIsAnErrorToo() {
        workshop.apply(main(each("\"a\"", "\"a\"")));
        assertThat(faults(main("locals {\n  nothing = 1\n}\n")))
                .extracting(Diagnostic::summary)
                .containsExactly("Provider configuration not present");
    }

    @Test
    void aModuleThatGoesWithItsOwnProviderIsAnError() {
        MemoryTree tree = main("module \"m\" {\n  source = \"./m\"\n}\n")
                .with(
                        "m/main.tf",
                        "provider \"shelf\" {\n  address = \"x\"\n}\nresource \"shelf_item\" \"i\" {\n  name = \"i\"\n}\n");
        assertThat(workshop.apply(tree).created()).isEqualTo(1);
        assertThat(faults(main("locals {\n  nothing = 1\n}\n"))).singleElement().satisfies(fault -> {
            assertThat(fault.summary()).isEqualTo("Provider configuration not present");
            assertThat(fault.address()).startsWith("module.m.provider.shelf");
        });
    }

    @Test
    void aModuleMayCallAProviderByAnotherName() {
        MemoryTree tree = main("""
                        provider "shelf" {
                          alias   = "far"
                          address = "far"
                        }
                        module "m" {
                          source    = "./m"
                          providers = { place = shelf.far }
                        }
                        module "n" {
                          source = "./n"
                        }
                        provider "shelf" {
                          address = "near"
                        }
                        """).with("m/main.tf", """
                        terraform {
                          required_providers {
                            place = {
                              source = "rackform/shelf"
                            }
                          }
                        }
                        resource "shelf_item" "implied" {
                          name = "implied"
                        }
                        resource "shelf_item" "named" {
                          provider = place
                          name     = "named"
                        }
                        """).with("n/main.tf", """
                        resource "shelf_item" "inherited" {
                          name = "inherited"
                        }
                        """);
        ApplyResult result = workshop.apply(tree);
        assertThat(result.diagnostics()).isEmpty();
        assertThat(workshop.shelf.shelves.get("far")).containsOnlyKeys("implied", "named");
        assertThat(workshop.shelf.shelves.get("near")).containsOnlyKeys("inherited");
        assertThat(workshop.actions(tree)).isEmpty();
    }

    @Test
    void aTypeBelongsToItsOwnProvider() {
        assertThat(faults(main("resource \"shelf_item\" \"i\" {\n  provider = terraform\n  name = \"i\"\n}\n")))
                .extracting(Diagnostic::summary)
                .containsExactly("Type of another provider");
    }

    @Test
    void eachCallOfAModuleCanHaveAnotherInstance() {
        MemoryTree tree = main("""
                        locals {
                          racks = toset(["a", "b"])
                        }
                        provider "shelf" {
                          alias    = "all"
                          for_each = local.racks
                          address  = each.key
                        }
                        module "m" {
                          source    = "./m"
                          for_each  = local.racks
                          providers = { shelf = shelf.all[each.key] }
                        }
                        """).with("m/main.tf", "resource \"shelf_item\" \"i\" {\n  name = \"i\"\n}\n");
        assertThat(workshop.apply(tree).created()).isEqualTo(2);
        assertThat(workshop.shelf.shelves.keySet()).containsExactly("a", "b");
    }
}
