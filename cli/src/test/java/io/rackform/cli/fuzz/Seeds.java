package io.rackform.cli.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Texts of the repository that inputs are made of. */
final class Seeds {
    private static final Path ROOT = Path.of(System.getProperty("rackform.root"));
    private static final int LARGEST = 20_000;

    private Seeds() {}

    /** Files of the native syntax: examples, and what the tests of parser and formatter read. */
    static List<byte[]> configurations() {
        return files(List.of(".rf.hcl", ".tf", ".rfvars", ".tfvars"), "examples", "engine/hcl/src/test/resources");
    }

    /** Small configurations of the kinds of blocks that are decoded, and some of blocks that are not. */
    static List<byte[]> blocks() {
        return Stream.concat(
                        Stream.of(BLOCKS.split("(?m)^----\n")).map(Seeds::bytes),
                        configurations().stream().limit(6))
                .toList();
    }

    /** Files of the JSON syntax. */
    static List<byte[]> json() {
        return Stream.of(JSON.split("(?m)^----\n")).map(Seeds::bytes).toList();
    }

    /** Expressions over all functions and operators. */
    static List<byte[]> expressions() {
        Path answers = ROOT.resolve("engine/hcl/src/test/resources/io/rackform/hcl/oracle/answers.txt");
        try (Stream<String> lines = Files.lines(answers)) {
            return lines.filter(line -> line.startsWith("> "))
                    .map(line -> bytes(line.substring(2)))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<byte[]> values() {
        return Stream.of(
                        "a = \"x\"\nb = \"y\" # why\nnodes = {\n  n1 = { rack = 1 }\n  n2 = {}\n}\n",
                        "nodes = { for k in [\"a\"] : k => { rack = 1 + 1 } }\na = <<E\ntext\nE\n",
                        "b = \"${upper(\"x\")}\"\na = [1, true, null, [{ c = 2 }]]\n")
                .map(Seeds::bytes)
                .toList();
    }

    static List<byte[]> templates() {
        return Stream.of(
                        "a${x}b",
                        "%{ for k, v in m ~}\n${k}=${v}\n%{ endfor ~}\n",
                        "%{ if b }yes%{ else }no%{ endif }",
                        "$${x} %%{ y } \"quoted\" \\n",
                        "${jsonencode({ a = [for e in l : upper(e)] })}",
                        "${l[0]}-${m[\"k\"]}-${~ x ~}")
                .map(Seeds::bytes)
                .toList();
    }

    static List<byte[]> addresses() {
        return Stream.of(
                        "redfish_bios.node",
                        "redfish_bios.node[\"a\"]",
                        "module.rack[0].module.node[\"x y\"].redfish_bios.node[12]",
                        "data.terraform_data.x",
                        "module.a",
                        "module.a[\"\\u00e9\\n\\\"\"].data.a.b[3]",
                        "provider.redfish.bmc[\"a\"]")
                .map(Seeds::bytes)
                .toList();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<byte[]> files(List<String> endings, String... folders) {
        return Stream.of(folders)
                .flatMap(folder -> below(ROOT.resolve(folder)))
                .filter(file -> endings.stream().anyMatch(file.toString()::endsWith))
                .map(Seeds::read)
                .filter(text -> text.length > 0 && text.length < LARGEST)
                .toList();
    }

    private static Stream<Path> below(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static final String BLOCKS = """
            variable "nodes" {
              type = map(object({ rack = number, tags = optional(map(string), {}) }))
              default = { a = { rack = 1 } }
              validation {
                condition     = length(var.nodes) > 0
                error_message = "None of ${length(var.nodes)}."
              }
            }
            locals {
              names = [for name, node in var.nodes : upper(name) if node.rack != 2]
              first = try(local.names[0], null)
            }
            resource "terraform_data" "each" {
              for_each = var.nodes
              input    = { name = each.key, rack = each.value.rack, all = local.names[*] }
              triggers_replace = [local.first]
              lifecycle {
                create_before_destroy = true
                ignore_changes = [input["name"]]
                replace_triggered_by = [terraform_data.one.id]
                precondition {
                  condition     = each.value.rack < 3
                  error_message = "Too far."
                }
              }
            }
            resource "terraform_data" "one" {
              count = 2
              depends_on = [terraform_data.each["a"]]
            }
            output "ids" {
              value = { for k, v in terraform_data.each : k => v.id }
              sensitive = true
            }
            ----
            provider "redfish" {
              alias    = "bmc"
              for_each = { a = "https://127.0.0.1:1" }
              endpoint = each.value
              username = "root"
              password = "calvin"
            }
            resource "redfish_bios" "node" {
              for_each = { a = 1 }
              provider = redfish.bmc[each.key]
              attributes = { BootMode = "Uefi" }
            }
            resource "redfish_boot" "node" {
              provider = redfish.bmc["a"]
              target = "Pxe"
            }
            ----
            terraform {
              required_version = ">= 1.0"
              required_providers {
                redfish = { source = "rackform/redfish", version = "~> 1.0" }
              }
            }
            ----
            provider "redfish" {
              endpoint = "https://127.0.0.1:1"
              username = "root"
              password = "calvin"
            }
            module "m" {
              source = "./m"
              count = 2
              providers = { redfish = redfish }
              size = 1
            }
            output "sizes" {
              value = module.m[*].size
            }
            ----
            terraform {
              backend "local" {}
            }
            ----
            resource "terraform_data" "a" {
              input = 1
            }
            moved {
              from = terraform_data.a
              to   = module.m[0].terraform_data.b["x"]
            }
            import {
              to = terraform_data.a
              id = "x"
            }
            removed {
              from = terraform_data.gone
              lifecycle { destroy = false }
            }
            ----
            check "c" {
              data "terraform_data" "x" {}
              assert {
                condition     = true
                error_message = "no"
              }
            }
            ----
            resource "terraform_data" "a" {
              dynamic "setting" {
                for_each = [1, 2]
                iterator = it
                content { value = it.value }
              }
            }
            """;

    private static final String JSON = """
            {"variable": {"x": {"type": "string", "default": "a"}},
             "locals": {"a": "${var.x}-b", "c": [1, 2.5e3, true, null, {"d": "%{ if true }e%{ endif }"}]},
             "resource": {"terraform_data": {"a": {"input": {"x": "${local.a}"}, "lifecycle": [{"create_before_destroy": true}]},
                                             "b": [{"count": 2}]}},
             "output": {"o": {"value": "${terraform_data.a.id}", "sensitive": false}}, "//": "comment"}
            ----
            {"module": {"m": {"source": "./m", "size": 1}}, "output": {"o": {"value": "${module.m.size}"}}}
            ----
            [{"module": {"m": {"source": "./m", "providers": {"a": "a.b"}, "depends_on": ["terraform_data.a"]}}},
             {"moved": [{"from": "a.b", "to": "a.c"}], "import": {"to": "a.b", "id": "\\u00e9\\n\\ud83d\\ude00"}}]
            ----
            {"name": "x", "nodes": {"a": {"rack": 1, "tags": ["b", 3]}}, "deep": [[[[{"a": [0.1e-5]}]]]]}
            """;
}
