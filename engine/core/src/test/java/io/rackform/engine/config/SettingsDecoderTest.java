package io.rackform.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.engine.config.settings.ProviderRequirement;
import io.rackform.engine.config.settings.Settings;
import io.rackform.engine.config.settings.VersionConstraint;
import io.rackform.engine.run.MemoryTree;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsDecoderTest {
    private final Diagnostics diagnostics = new Diagnostics();

    private Settings load(MemoryTree tree) {
        ModuleSources none = source -> new ModuleSources.Found.Missing(Diagnostic.error("No module", source));
        return ModuleLoader.load(new ModuleOrigin(tree, "", ""), none, EarlyValues.NONE, diagnostics)
                .root()
                .settings();
    }

    private Settings load(String text) {
        return load(new MemoryTree().with("main.tf", text));
    }

    /** As terraform 1.11.4 decides for itself. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            >= 1.0, < 2.0.0, != 1.5.0 | true
            >= 1.12                   | false
            1.11                      | false
            ~> 1.11.2                 | true
            ~> 1.11                   | true
            ~> 1.10                   | true
            ~> 1.10.2                 | false
            ~>1                       | true
            >=1.0,<1.11               | false
            = 1.11.4                  | true
            != 1.11.4                 | false
            > 1.11.3                  | true
            <= 1.11.3                 | false
            v1.0                      | false
            > v1.0                    | true
            1.2.3.4                   | false
            """)
    void theDialectsVersionIsCompared(String constraint, boolean suits) {
        load("terraform {\n  required_version = \"" + constraint + "\"\n}\n");
        assertThat(diagnostics.list().stream().map(Diagnostic::summary).toList())
                .isEqualTo(suits ? List.of() : List.of("Unsupported version"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"banana", ">= 1.11.0-beta1", "1.x", "", ">= 1.0 < 2", "!1.5", "=>1.0", ">= 1.0,", "1..2"})
    void badConstraintsAreErrors(String constraint) {
        load("terraform {\n  required_version = \"" + constraint + "\"\n}\n");
        assertThat(diagnostics.list()).extracting(Diagnostic::summary).containsExactly("Invalid version constraint");
    }

    @Test
    void ourOwnVersionIsComparedInOurOwnBlock() {
        load("rackform {\n  required_version = \"< 1.0\"\n}\nterraform {\n  required_version = \">= 1.0\"\n}\n");
        assertThat(diagnostics.list()).isEmpty();
        load("rackform {\n  required_version = \">= 99\"\n}\n");
        assertThat(diagnostics.list())
                .extracting(Diagnostic::detail)
                .singleElement()
                .satisfies(detail ->
                        assertThat(detail).startsWith("The module needs Rackform in a version >= 99, but this is 0."));
    }

    @Test
    void aPreviewOfAVersionCountsAsTheVersion() {
        VersionConstraint constraint = VersionConstraint.parse(">= 0.1.0").orElseThrow();
        assertThat(constraint.allows("0.1.0-SNAPSHOT")).isTrue();
        assertThat(constraint.allows("0.0.9+build.5")).isFalse();
    }

    @Test
    void providersHaveLocalNames() {
        Settings settings = load("""
                terraform {
                  required_providers {
                    bmc = {
                      source                = "rackform/redfish"
                      version               = ">= 0.1"
                      configuration_aliases = [bmc.a, bmc.b]
                    }
                    k8s       = "~> 0.1"
                    terraform = { source = "terraform.io/builtin/terraform" }
                  }
                }
                """);
        assertThat(diagnostics.list()).isEmpty();
        assertThat(settings.providerType("bmc")).isEqualTo("redfish");
        assertThat(settings.providerType("netconf")).isEqualTo("netconf");
        assertThat(settings.localName("redfish")).isEqualTo("bmc");
        ProviderRequirement bmc = Objects.requireNonNull(settings.providers().get("bmc"));
        assertThat(bmc.aliases()).containsExactly("a", "b");
        assertThat(settings.providers().values()).allMatch(ProviderRequirement::isOurs);
    }

    @Test
    void anOverrideReplacesRequirementsByName() {
        MemoryTree tree = new MemoryTree().with("a.tf", """
                        terraform {
                          required_version = ">= 99"
                          required_providers {
                            a = "1"
                            b = "1"
                          }
                          backend "local" {}
                        }
                        """).with("override.tf", """
                        terraform {
                          required_version = ">= 1"
                          required_providers {
                            b = "2"
                            c = "2"
                          }
                          backend "local" {
                            path = "o"
                          }
                        }
                        """);
        Settings settings = load(tree);
        assertThat(diagnostics.list()).isEmpty();
        assertThat(settings.providers().values().stream()
                        .map(requirement -> requirement.localName()
                                + Objects.requireNonNull(requirement.version()).text()))
                .containsExactly("a1", "b2", "c2");
        assertThat(Objects.requireNonNull(settings.backend()).body().attributes())
                .containsOnlyKeys("path");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            required_version = var.x                                                       | Literal text required
            experiments = [foo]                                                            | Experiments are not available
            provider_meta "x" {;}                                                          | Provider metadata ignored
            cloud {;}                                                                      | No cloud service
            backend {;}                                                                    | Backend without a type
            backend "local" {;};backend "s3" {;}                                           | Duplicate settings
            backend "local" {;};cloud {;}                                                  | Two places for the state
            encryption {;};encryption {;}                                                  | Duplicate settings
            required_providers {;};required_providers {;}                                  | Duplicate settings
            required_providers {;a = 12;}                                                  | Invalid provider requirement
            required_providers {;a = { sorce = "x/a" };}                                   | Invalid provider requirement
            required_providers {;a = { source = "a/b/c/d/e" };}                            | Invalid provider source
            required_providers {;a = { version = "x" };}                                   | Invalid version constraint
            required_providers {;a = "x";}                                                 | Invalid version constraint
            required_providers {;a = { source = "x/a", configuration_aliases = [b.x] };}   | Invalid configuration alias
            required_providers {;a = { source = "x/a", configuration_aliases = [a] };}     | Invalid configuration alias
            required_providers {;Up = { source = "x/a" };}                                 | Invalid provider local name
            required_providers {;a = { source = "x/z" };b = { source = "x/z" };}           | Provider with two names
            required_providers {;a {;};}                                                   | Block among provider requirements
            banana = 1                                                                     | Unsupported argument
            fruit {;}                                                                      | Unsupported block type
            """)
    void whatCannotBeIsToldOnce(String text, String summary) {
        load("terraform {\n" + text.replace(";", "\n") + "\n}\n");
        assertThat(diagnostics.list()).extracting(Diagnostic::summary).containsExactly(summary);
    }
}
