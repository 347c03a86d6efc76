package io.rackform.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.engine.run.MemoryTree;
import io.rackform.hcl.syntax.Attribute;
import io.rackform.hcl.syntax.Block;
import io.rackform.hcl.syntax.Body;
import io.rackform.hcl.syntax.Expression;
import io.rackform.model.address.AttributePath;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.StringValue;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OverrideFilesTest {
    private static final String MAIN = """
            variable "size" {
              description = "the size"
              type        = number
              default     = 1
            }
            locals {
              a = "main"
              b = "main"
            }
            locals {
              c = "main"
            }
            resource "rack_item" "it" {
              count = 2
              name  = "main"
              size  = 1
              disk {
                size = 1
              }
              disk {
                size = 2
              }
              nic {
                name = "main"
              }
              dynamic "port" {
                for_each = []
                content {}
              }
              lifecycle {
                create_before_destroy = true
                ignore_changes        = [size]
                precondition {
                  condition     = var.size > 0
                  error_message = "size"
                }
              }
            }
            output "out" {
              value       = local.a
              description = "main"
            }
            provider "rack" {
              alias   = "b"
              address = "main"
              port    = 1
            }
            """;

    private final Diagnostics diagnostics = new Diagnostics();

    private Module load(MemoryTree tree) {
        ModuleSources none = source -> new ModuleSources.Found.Missing(Diagnostic.error("No module", source));
        return ModuleLoader.load(new ModuleOrigin(tree, "", ""), none, EarlyValues.NONE, diagnostics)
                .root();
    }

    private Module load(String override) {
        return load(new MemoryTree().with("main.tf", MAIN).with("a_override.tf", override));
    }

    private Module sound(String override) {
        Module module = load(override);
        assertThat(diagnostics.list()).isEmpty();
        return module;
    }

    private static ResourceBlock item(Module module) {
        return Objects.requireNonNull(module.resources().get("rack_item.it"));
    }

    private static String text(Body body, String name) {
        return text(Objects.requireNonNull(body.attribute(name)));
    }

    private static String text(Attribute attribute) {
        return attribute.expression() instanceof Expression.Literal(var value, var ignored)
                ? value instanceof NumberValue number ? number.text() : ((StringValue) value).value()
                : "?";
    }

    @Test
    void argumentsAreReplacedOneByOne() {
        Body body = item(sound("resource \"rack_item\" \"it\" {\n  name = \"over\"\n  more = \"new\"\n}\n"))
                .body();
        assertThat(text(body, "name")).isEqualTo("over");
        assertThat(text(body, "more")).isEqualTo("new");
        assertThat(text(body, "size")).isEqualTo("1");
    }

    @Test
    void nestedBlocksAreReplacedByTypeWhetherWrittenOrGenerated() {
        Body body = item(sound("""
                        resource "rack_item" "it" {
                          port {
                            number = 1
                          }
                          dynamic "disk" {
                            for_each = [1]
                            content {
                              size = 3
                            }
                          }
                        }
                        """)).body();
        assertThat(body.blocks().stream()
                        .map(block -> block.type()
                                + block.labels().stream().map(Block.Label::text).toList()))
                .containsExactly("nic[]", "port[]", "dynamic[disk]");
    }

    @Test
    void lifecycleIsMergedArgumentByArgument() {
        LifecycleBlock lifecycle = item(sound("""
                        resource "rack_item" "it" {
                          lifecycle {
                            prevent_destroy = true
                            ignore_changes  = [name]
                          }
                        }
                        """)).lifecycle();
        assertThat(lifecycle.createBeforeDestroy()).isTrue();
        assertThat(lifecycle.preventDestroy()).isTrue();
        assertThat(lifecycle.ignoreChanges()).containsExactly(AttributePath.of("name"));
        assertThat(lifecycle.preconditions()).hasSize(1);
    }

    @Test
    void aRepetitionReplacesTheOther() {
        assertThat(item(sound("resource \"rack_item\" \"it\" {\n  for_each = {}\n}\n"))
                        .repetition())
                .isInstanceOf(Repetition.ForEach.class);
    }

    @Test
    void localsVariablesOutputsAndProvidersAreMerged() {
        Module module = sound("""
                locals {
                  b = "over"
                  c = "over"
                }
                variable "size" {
                  default = 2
                }
                output "out" {
                  value = "over"
                }
                provider "rack" {
                  alias = "b"
                  port  = 2
                }
                provider "other" {
                  port = 3
                }
                """);
        assertThat(module.locals().values().stream().map(OverrideFilesTest::text))
                .containsExactly("main", "over", "over");
        VariableBlock size = Objects.requireNonNull(module.variables().get("size"));
        assertThat(size.description()).isEqualTo("the size");
        assertThat(size.defaultValue())
                .isInstanceOfSatisfying(
                        Expression.Literal.class,
                        literal -> assertThat(literal.value()).isEqualTo(NumberValue.of(2)));
        ProviderBlock provider = Objects.requireNonNull(module.providers().get("rack.b"));
        assertThat(text(provider.body(), "address")).isEqualTo("main");
        assertThat(text(provider.body(), "port")).isEqualTo("2");
        assertThat(module.providers()).containsKey("other");
    }

    @Test
    void overrideFilesAreMergedInTheOrderOfTheirNames() {
        MemoryTree tree = new MemoryTree()
                .with("zz.tf", "locals {\n  a = \"main\"\n}\n")
                .with("b_override.rf.json", "{\"locals\": {\"a\": \"b\"}}")
                .with("a_override.tf", "locals {\n  a = \"a\"\n}\n")
                .with("override.tf", "locals {\n  a = \"last\"\n}\n");
        assertThat(text(Objects.requireNonNull(load(tree).locals().get("a")))).isEqualTo("last");
        assertThat(diagnostics.list()).isEmpty();
    }

    @Test
    void jsonOverridesBlocksThatLookLikeArguments() {
        MemoryTree tree = new MemoryTree()
                .with("main.tf", MAIN)
                .with(
                        "override.tf.json",
                        "{\"resource\": {\"rack_item\": {\"it\": {\"disk\": [{\"size\": 9}], \"lifecycle\":"
                                + " {\"prevent_destroy\": true}}}}}");
        ResourceBlock block = item(load(tree));
        assertThat(diagnostics.list()).isEmpty();
        assertThat(block.body().blocks()).extracting(Block::type).containsExactly("nic", "dynamic");
        assertThat(block.body().attributes()).containsKey("disk");
        assertThat(block.lifecycle().preventDestroy()).isTrue();
        assertThat(block.lifecycle().createBeforeDestroy()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"override.tf", "x_override.tf", "override.rf.hcl", "x_override.rf.hcl"})
    void namesThatOverride(String name) {
        MemoryTree tree = new MemoryTree().with("main.tf", MAIN).with(name, "locals {\n  a = \"over\"\n}\n");
        assertThat(text(Objects.requireNonNull(load(tree).locals().get("a")))).isEqualTo("over");
    }

    @Test
    void aFileOfOursStandsInForOneOfTheSameName() {
        MemoryTree tree = new MemoryTree()
                .with("main.tf", "locals {\n  a = \"tf\"\n}\n")
                .with("main.rf.hcl", "locals {\n  a = \"rf\"\n}\n")
                .with("more.tf.json", "{\"locals\": {\"b\": \"tf\"}}")
                .with("more.rf.json", "{\"locals\": {\"b\": \"rf\"}}")
                .with("only.tf", "locals {\n  c = \"tf\"\n}\n")
                .with(".hidden.tf", "x")
                .with("main.tf~", "x");
        assertThat(load(tree).locals().values().stream().map(OverrideFilesTest::text))
                .containsExactly("rf", "rf", "tf");
        assertThat(diagnostics.list()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            variable "sise" {}                                       | Nothing to override | Did you mean "variable.size"
            locals { nope = 1 }                                      | Nothing to override | local.nope
            output "nope" { value = 1 }                              | Nothing to override | output.nope
            module "nope" { source = "./x" }                         | Nothing to override | module.nope
            resource "rack_item" "nope" {}                           | Nothing to override | resource.rack_item.nope
            data "rack_item" "it" {}                                 | Nothing to override | data.rack_item.it
            provider "rack" { alias = "c" }                          | Nothing to override | provider.rack.c
            moved {}                                                 | Block in an override file | moved
            import {}                                                | Block in an override file | import
            removed {}                                               | Block in an override file | removed
            check "c" {}                                             | Block in an override file | check
            resource "rack_item" "it" { depends_on = [rack_item.x] } | Dependencies in an override file | depends_on
            output "out" { depends_on = [rack_item.x] }              | Dependencies in an override file | depends_on
            banana {}                                                | Unsupported block type | banana
            a = 1                                                    | Argument outside of a block | "a"
            """)
    void whatCannotBeOverriddenIsAnError(String override, String summary, String detail) {
        load(override);
        assertThat(diagnostics.list()).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.summary()).isEqualTo(summary);
            assertThat(diagnostic.detail()).contains(detail);
        });
    }

    @Test
    void conditionsStayWhereTheyAreDeclared() {
        Module module = load("""
                variable "size" {
                  validation {
                    condition     = var.size > 1
                    error_message = "x"
                  }
                }
                resource "rack_item" "it" {
                  lifecycle {
                    postcondition {
                      condition     = self.size > 1
                      error_message = "x"
                    }
                  }
                }
                """);
        assertThat(diagnostics.list())
                .extracting(Diagnostic::summary)
                .containsExactly("Condition in an override file", "Condition in an override file");
        assertThat(item(module).lifecycle().preconditions()).hasSize(1);
        assertThat(List.copyOf(
                        Objects.requireNonNull(module.variables().get("size")).validations()))
                .isEmpty();
    }
}
