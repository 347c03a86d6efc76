package io.rackform.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.cli.CommandRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ProvidersCommandTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    Path folder;

    @Test
    void theTreeNamesModulesAndWhatTheyNeed() {
        CommandRun run = CommandRun.in(folder)
                .file("main.rf.hcl", """
                        rackform {
                          required_providers {
                            redfish = { version = ">= 0.1" }
                          }
                        }
                        module "apps" {
                          source = "./apps"
                        }
                        module "none" {
                          source = "./none"
                        }
                        """)
                .file("apps/main.rf.hcl", """
                        resource "k8s_manifest" "app" {
                          manifest = { apiVersion = "v1", kind = "ConfigMap", metadata = { name = "a" } }
                        }
                        resource "terraform_data" "own" {}
                        module "deeper" {
                          source = "../none"
                        }
                        """)
                .file("none/main.rf.hcl", "");
        CommandRun.Result result = run.run("providers");
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo("""

                Providers required by configuration:
                .
                ├── provider[rackform/redfish] >= 0.1
                ├── module.apps
                │   ├── provider[rackform/k8s]
                │   └── module.deeper
                └── module.none
                """);
    }

    @Test
    void recordedObjectsNeedProvidersToo() {
        CommandRun run = CommandRun.in(folder).file("main.rf.hcl", "resource \"terraform_data\" \"a\" {}\n");
        assertThat(run.run("apply", "-auto-approve").code()).isZero();
        assertThat(run.run("providers").out())
                .endsWith("\nProviders required by state:\n    provider[terraform.io/builtin/terraform]\n");
    }

    @Test
    void aConfigurationWithFaultsIsNotShown() {
        CommandRun.Result result =
                CommandRun.in(folder).file("main.rf.hcl", "resource {").run("providers");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.words()).contains("Error: ");
    }

    /** As {@code terraform providers schema -json} of 1.11.4 has it. */
    @Test
    void schemasHaveTheShapeOfTheReference() {
        CommandRun.Result result = CommandRun.in(folder).run("providers", "schema", "-json");
        assertThat(result.code()).isZero();
        JsonNode tree = JSON.readTree(result.out());
        assertThat(tree.path("format_version").asString()).isEqualTo("1.0");
        JsonNode schemas = tree.path("provider_schemas");
        JsonNode data = schemas.path("terraform.io/builtin/terraform")
                .path("resource_schemas")
                .path("terraform_data");
        assertThat(data.path("version").isInt()).isTrue();
        JsonNode attributes = data.path("block").path("attributes");
        assertThat(attributes.propertyNames()).containsExactlyInAnyOrder("id", "input", "output", "triggers_replace");
        assertThat(attributes.path("id").path("type").asString()).isEqualTo("string");
        assertThat(attributes.path("id").path("computed").asBoolean()).isTrue();
        assertThat(attributes.path("id").has("optional")).isFalse();
        assertThat(attributes.path("input").path("type").asString()).isEqualTo("dynamic");
        assertThat(attributes.path("input").path("optional").asBoolean()).isTrue();
        JsonNode bios =
                schemas.path("rackform/redfish").path("resource_schemas").path("redfish_bios");
        assertThat(bios.path("block")
                        .path("attributes")
                        .path("attributes")
                        .path("type")
                        .toString())
                .isEqualTo("[\"map\",\"string\"]");
        assertThat(bios.path("block")
                        .path("attributes")
                        .path("attributes")
                        .path("required")
                        .asBoolean())
                .isTrue();
        assertThat(schemas.path("rackform/redfish").path("data_source_schemas").has("redfish_system"))
                .isTrue();
        assertThat(schemas.path("rackform/redfish")
                        .path("functions")
                        .path("mac_address")
                        .path("return_type")
                        .asString())
                .isEqualTo("string");
        assertThat(schemas.path("rackform/redfish")
                        .path("provider")
                        .path("block")
                        .path("attributes")
                        .path("password")
                        .path("sensitive")
                        .asBoolean())
                .isTrue();
        assertThat(schemas.path("rackform/k8s").path("resource_schemas").has("k8s_manifest"))
                .isTrue();
    }

    @Test
    void schemasAreJsonOnly() {
        CommandRun.Result result = CommandRun.in(folder).run("providers", "schema");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.words()).contains("Option -json needed");
    }
}
