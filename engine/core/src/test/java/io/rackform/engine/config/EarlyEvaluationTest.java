package io.rackform.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.engine.run.MemoryTree;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarlyEvaluationTest {
    private final Diagnostics diagnostics = new Diagnostics();
    private final List<String> asked = new ArrayList<>();

    private Configuration load(MemoryTree tree, Map<String, Value> values) {
        ModuleSources sources = source -> {
            asked.add(source);
            return new ModuleSources.Found.Files(new ModuleOrigin(
                    new MemoryTree().with("main.tf", "output \"o\" {\n  value = 1\n}\n"), "", source + ":"));
        };
        return ModuleLoader.load(
                new ModuleOrigin(tree, "", ""),
                sources,
                (variable, constraint, ignored) -> Optional.ofNullable(values.get(variable.name())),
                diagnostics);
    }

    private static MemoryTree tree(String main) {
        return new MemoryTree()
                .with("main.tf", main)
                .with(
                        "a/main.tf",
                        "variable \"next\" {\n default = \"x\"\n}\nmodule \"inner\" {\n source = \"./${var.next}\"\n}\n")
                .with("a/x/main.tf", "locals {\n here = \"x\"\n}\n")
                .with("a/y/main.tf", "locals {\n here = \"y\"\n}\n")
                .with("versions.json", "{\"rack\": \"v2\"}");
    }

    @Test
    void sourcesAreMadeOfVariablesLocalsPathsAndFunctions() {
        load(tree("""
                        variable "ref" {
                          type    = string
                          default = "v1"
                        }
                        locals {
                          host = "git.example"
                          base = "git::https://${local.host}"
                        }
                        module "a" {
                          source = "${local.base}/m.git?ref=${var.ref}"
                        }
                        module "b" {
                          source = format("%s/n.git?ref=%s", local.base, jsondecode(file("${path.root}/versions.json")).rack)
                        }
                        """), Map.of("ref", new StringValue("v9")));
        assertThat(diagnostics.list()).isEmpty();
        assertThat(asked)
                .containsExactly("git::https://git.example/m.git?ref=v9", "git::https://git.example/n.git?ref=v2");
    }

    @Test
    void aModuleIsGivenWhatItsOwnSourcesNeed() {
        Configuration configuration = load(tree("""
                        locals {
                          which = "y"
                        }
                        module "a" {
                          source = "./a"
                          next   = local.which
                        }
                        module "b" {
                          source = "./a"
                        }
                        """), Map.of());
        assertThat(diagnostics.list()).isEmpty();
        assertThat(folder(configuration, "a")).isEqualTo("a/y");
        assertThat(folder(configuration, "b")).isEqualTo("a/x");
    }

    private static String folder(Configuration configuration, String call) {
        ModuleCall outer = configuration.root().calls().get(call);
        ModuleCall inner = outer == null ? null : outer.module().calls().get("inner");
        return inner == null ? "" : inner.module().origin().folder();
    }

    @Test
    void whatIsNotKnownYetIsNamedWithTheWayToIt() {
        load(tree("""
                        locals {
                          one = local.two
                          two = terraform_data.x.id
                        }
                        resource "terraform_data" "x" {}
                        module "a" {
                          source = "./a"
                          next   = local.one
                        }
                        """), Map.of());
        assertThat(diagnostics.list()).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.summary()).isEqualTo("Reference before planning");
            assertThat(diagnostic.subject()).hasToString("main.tf:3,9");
            assertThat(diagnostic.detail())
                    .startsWith("The source of module \"inner\" is read before anything is planned.")
                    .contains("not terraform_data.x.id")
                    .endsWith("""
                            The way to it:
                              module.a.var.next, at a/main.tf:5,16
                              local.one, at main.tf:8,12
                              local.two, at main.tf:2,9
                              terraform_data.x.id, at main.tf:3,9""");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            each.key                   | Reference before planning         | each.key
            count.index                | Reference before planning         | count.index
            module.b.o                 | Reference before planning         | module.b.o
            data.x.y.z                 | Reference before planning         | data.x.y.z
            terraform.applying         | Reference before planning         | terraform.applying
            var.none                   | Reference to undeclared input variable | none
            local.none                 | Reference to undeclared local value | none
            local.loop                 | Cycle before planning             | local.pool
            var.secret                 | Unusable value before planning    | sensitive, because of var.secret
            "./${var.secret}"          | Unusable value before planning    | sensitive, because of var.secret
            sensitive("./a")           | Unusable value before planning    | it is sensitive
            var.brief                  | Unusable value before planning    | ephemeral, because of var.brief
            timestamp()                | Unusable value before planning    | known only later
            "./${plantimestamp()}"     | Unusable value before planning    | known only later
            uuid()                     | Unusable value before planning    | known only later
            ["./a"]                    | Unusable value before planning    | a tuple where a text is needed
            null                       | Empty module source               | null or empty
            ""                         | Empty module source               | null or empty
            var.wanted                 | Variable needed before planning   | var.wanted
            var.number                 | Invalid value for input variable  | var.number
            "./a/../../b"              | Module path leaves the source     | leads out
            "./none"                   | Module not found                  | ./none
            nosuch("x")                | Call to unknown function          | nosuch
            """)
    void sourcesThatCannotBeUsedAreErrors(String source, String summary, String detail) {
        load(tree("""
                        variable "secret" {
                          default   = "./a"
                          sensitive = true
                        }
                        variable "brief" {
                          default   = "./a"
                          ephemeral = true
                        }
                        variable "wanted" {}
                        variable "number" {
                          type    = number
                          default = "x"
                        }
                        locals {
                          loop = local.pool
                          pool = local.loop
                        }
                        module "m" {
                          source = %s
                        }
                        """.formatted(source)), Map.of());
        assertThat(diagnostics.list()).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.summary()).isEqualTo(summary);
            assertThat(diagnostic.detail()).contains(detail);
        });
    }

    @Test
    void aVersionNeedsARegistry() {
        load(tree("module \"a\" {\n  source  = \"./a\"\n  version = \"~> 1.0\"\n}\n"), Map.of());
        assertThat(diagnostics.list())
                .extracting(Diagnostic::summary)
                .containsExactly("Version of a module without registry");
    }

    @Test
    void aVersionThatIsNullIsNone() {
        load(tree("module \"a\" {\n  source  = \"./a\"\n  version = null\n}\n"), Map.of());
        assertThat(diagnostics.list()).isEmpty();
    }
}
