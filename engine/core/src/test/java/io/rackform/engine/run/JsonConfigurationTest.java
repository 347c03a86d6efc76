package io.rackform.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.engine.plan.InstanceChange;
import io.rackform.engine.plan.Plan;
import io.rackform.engine.plan.PlanOptions;
import io.rackform.model.diagnostic.Diagnostic;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each configuration means the same in both syntaxes: the same plan, the same values, the same messages. */
class JsonConfigurationTest {
    private static final String MODULE = """
            terraform {
              required_providers {
                shelf = {
                  source                = "rackform/shelf"
                  configuration_aliases = [shelf.far]
                }
              }
            }
            variable "name" {
              type = object({ text = string, size = optional(number, 3) })
            }
            resource "shelf_item" "near" {
              name = var.name.text
            }
            resource "shelf_item" "far" {
              provider = shelf.far
              name     = "far ${var.name.text}"
              content  = var.name.size
            }
            output "names" {
              value = [shelf_item.near.name, shelf_item.far.name]
            }
            """;

    private static final List<String> CONFIGURATIONS = List.of("""
                variable "types" {
                  type        = map(list(number))
                  default     = { a = [1, 2], "b c" = [] }
                  description = "a map"
                  validation {
                    condition     = length(var.types) > 1
                    error_message = "Too few: ${length(var.types)}."
                  }
                }
                locals {
                  numbers = [for key, list in var.types : "${key}=${join("+", list)}" if true]
                  nested  = { (upper("k")) = 1, plain = { deep = [true, null, 1.5] } }
                  text    = "%{ if length(var.types) > 1 ~} many %{ else } few %{ endif } $${kept} \\"quoted\\""
                }
                output "all" {
                  value       = [local.numbers, local.nested, local.text]
                  description = "everything"
                  precondition {
                    condition     = local.nested.plain.deep[0]
                    error_message = "not deep"
                  }
                }
                output "secret" {
                  value     = sensitive("x")
                  sensitive = true
                }
                """, """
                resource "terraform_data" "one" {
                  count = 2
                  input = { index = count.index, text = "n${count.index}" }
                  lifecycle {
                    create_before_destroy = true
                    ignore_changes        = [input["text"]]
                    precondition {
                      condition     = count.index < 2
                      error_message = "too many"
                    }
                  }
                }
                resource "terraform_data" "two" {
                  for_each         = toset(["a", "b"])
                  input            = each.key
                  triggers_replace = [each.value, terraform_data.one[0].input.index]
                  depends_on       = [terraform_data.one]
                  lifecycle {
                    replace_triggered_by = [terraform_data.one[1]]
                    ignore_changes       = all
                  }
                }
                output "two" {
                  value      = { for key, two in terraform_data.two : key => two.input }
                  depends_on = [terraform_data.two]
                }
                """, """
                provider "shelf" {
                  address = "near"
                }
                provider "shelf" {
                  alias    = "all"
                  for_each = toset(["x", "y"])
                  address  = "shelf-${each.key}"
                }
                module "m" {
                  source    = "./m"
                  for_each  = toset(["x", "y"])
                  name      = { text = each.key }
                  providers = {
                    shelf     = shelf
                    shelf.far = shelf.all[each.key]
                  }
                  depends_on = [terraform_data.first]
                }
                resource "terraform_data" "first" {
                  input = provider::shelf::tag("first")
                }
                data "shelf_label" "l" {
                  text = "l"
                }
                output "names" {
                  value = flatten([for key in ["x", "y"] : module.m[key].names])
                }
                """, """
                rackform {
                  required_version = ">= 0.1"
                  required_providers {
                    place = {
                      source  = "rackform/shelf"
                      version = "~> 1"
                    }
                  }
                }
                terraform {
                  required_version = "~> 1.11"
                  backend "local" {
                    path = "here"
                  }
                }
                provider "place" {
                  address = "p"
                }
                resource "shelf_box" "b" {
                  provider = place
                  name     = "b"
                }
                check "size" {
                  assert {
                    condition     = shelf_box.b.name == "b"
                    error_message = "another name"
                  }
                }
                """, """
                resource "terraform_data" "a" {
                  input = nothing.here
                }
                resource "terraform_data" "b" {
                  inputt = 1
                }
                output "c" {
                  value = "${terraform_data.a.outputt} and ${upper(1, 2)}"
                }
                """, """
                resource "terraform_data" "a" {
                  for_each = ["x"]
                  dynamic "nothing" {
                    for_each = [1]
                    iterator = it
                    content {
                      name = it.value
                    }
                  }
                }
                """);

    @AutoClose
    private final Workshop workshop;

    JsonConfigurationTest(@TempDir Path folder) {
        workshop = new Workshop(folder);
    }

    static List<String> configurations() {
        return CONFIGURATIONS;
    }

    private Plan plan(MemoryTree tree) {
        return workshop.plan(tree, PlanOptions.NORMAL).plan();
    }

    private static List<String> words(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .map(diagnostic -> diagnostic.summary() + ": "
                        + diagnostic.detail().replaceAll("main\\.tf(\\.json)?:[0-9,-]+", "PLACE"))
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void bothSyntaxesGiveTheSamePlan(String text) {
        Plan written = plan(new MemoryTree().with("main.tf", text).with("m/main.tf", MODULE));
        Plan json = plan(
                new MemoryTree().with("main.tf.json", JsonOf.text(text)).with("m/main.tf.json", JsonOf.text(MODULE)));
        assertSame(json, written);
    }

    @Test
    void recordedObjectsMoveGoAndComeTheSameWay() {
        workshop.apply(new MemoryTree().with("main.tf", """
                resource "terraform_data" "old" {
                  input = 1
                }
                resource "terraform_data" "gone" {
                  input = 2
                }
                """));
        String text = """
                moved {
                  from = terraform_data.old
                  to   = terraform_data.new
                }
                removed {
                  from = terraform_data.gone
                  lifecycle {
                    destroy = false
                  }
                }
                import {
                  for_each = { a = "id-1" }
                  to       = terraform_data.taken[each.key]
                  id       = each.value
                }
                ephemeral "rackform_password" "p" {
                  length = 20
                }
                resource "terraform_data" "new" {
                  input = 1
                }
                resource "terraform_data" "taken" {
                  for_each = { a = 1 }
                }
                check "passwords" {
                  assert {
                    condition     = length(ephemeral.rackform_password.p.result) == 20
                    error_message = "too short"
                  }
                }
                """;
        Plan written = plan(new MemoryTree().with("main.tf", text));
        Plan json = plan(new MemoryTree().with("main.tf.json", JsonOf.text(text)));
        assertSame(json, written);
        assertThat(written.diagnostics()).noneMatch(Diagnostic::isError);
        assertThat(json.changes().values())
                .extracting(change -> change.id() + " " + change.action() + " " + change.provenance())
                .containsExactlyElementsOf(written.changes().values().stream()
                        .map(change -> change.id() + " " + change.action() + " " + change.provenance())
                        .toList())
                .anyMatch(change -> change.contains("terraform_data.old"))
                .anyMatch(change -> change.contains("FORGET"))
                .anyMatch(change -> change.contains("id-1"));
    }

    private static void assertSame(Plan json, Plan written) {
        assertThat(words(json.diagnostics())).isEqualTo(words(written.diagnostics()));
        assertThat(json.changes().keySet()).isEqualTo(written.changes().keySet());
        json.changes().forEach((id, change) -> {
            InstanceChange other = Objects.requireNonNull(written.changes().get(id));
            assertThat(change.action()).isEqualTo(other.action());
            assertThat(change.after()).isEqualTo(other.after());
            assertThat(change.provider()).isEqualTo(other.provider());
            assertThat(change.createBeforeDestroy()).isEqualTo(other.createBeforeDestroy());
        });
        assertThat(json.outputs()).isEqualTo(written.outputs());
    }

    @Test
    void placesAreThoseInTheJson() {
        String json = """
                {
                  "resource": {
                    "terraform_data": {
                      "a": {
                        "input": "é ${upper(1, 2)}",
                        "inputt": 1,
                        "depends_on": ["terraform_data.none"]
                      }
                    }
                  }
                }
                """;
        assertThat(plan(new MemoryTree().with("main.tf.json", json)).diagnostics())
                .extracting(diagnostic -> diagnostic.summary() + " at " + diagnostic.subject())
                .containsExactlyInAnyOrder(
                        "Too many function arguments at main.tf.json:5,32",
                        "Unsupported argument at main.tf.json:6,9",
                        "Invalid depends_on reference at main.tf.json:7,25");
    }
}
