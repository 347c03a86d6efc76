package io.rackform.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.engine.run.MemoryTree;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderWiringTest {
    private static final String CHILD = """
            terraform {
              required_providers {
                shelf = {
                  source                = "rackform/shelf"
                  configuration_aliases = [shelf.near, shelf.far]
                }
              }
            }
            """;

    private static final String ROOT = """
            provider "shelf" {
              address = "one"
            }
            provider "shelf" {
              alias   = "two"
              address = "two"
            }
            provider "other" {}
            """;

    private final Diagnostics diagnostics = new Diagnostics();

    private List<String> load(String root, String child) {
        ModuleSources none = source -> new ModuleSources.Found.Missing(Diagnostic.error("No module", source));
        MemoryTree tree = new MemoryTree().with("main.tf", ROOT + root).with("child/main.tf", child);
        ModuleLoader.load(new ModuleOrigin(tree, "", ""), none, EarlyValues.NONE, diagnostics);
        return diagnostics.list().stream().map(Diagnostic::summary).toList();
    }

    private static String call(String arguments) {
        return "module \"child\" {\n  source = \"./child\"\n" + arguments.replace(";", "\n") + "\n}\n";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            shelf.near = shelf, shelf.far = shelf.two                       | ''
            shelf = shelf.two, shelf.near = shelf, shelf.far = shelf        | ''
            shelf.near = shelf                                              | Missing provider configuration
            shelf.near = shelf, shelf.far = shelf.nowhere                   | Provider configuration not found
            shelf.near = shelf, shelf.far = shelf, shelf.fur = shelf        | Unexpected provider configuration
            shelf.near = shelf, shelf.far = other                           | Provider of another kind
            shelf.near = shelf, shelf.far = shelf, other = other            | Unused provider configuration
            shelf.near = shelf, shelf.far = "x y"                           | Invalid provider reference, Missing provider configuration
            """)
    void whatIsPassedIsWhatIsAskedFor(String passed, String summaries) {
        assertThat(String.join(", ", load(call("providers = { " + passed + " }"), CHILD)))
                .isEqualTo(summaries);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            count = 2                        | Provider configuration in a repeated module
            for_each = {}                    | Provider configuration in a repeated module
            depends_on = [shelf_item.a]      | Provider configuration in a repeated module
            ''                               | ''
            providers = { shelf = shelf.two } | Provider configured twice
            """)
    void aModuleWithItsOwnProviderIsThereOnce(String arguments, String summaries) {
        assertThat(String.join(", ", load(call(arguments), "provider \"shelf\" {\n  address = \"x\"\n}\n")))
                .isEqualTo(summaries);
    }

    @Test
    void anEmptyBlockOnlyNamesTheProvider() {
        assertThat(load(call("count = 2;providers = { shelf = shelf.two }"), "provider \"shelf\" {}\n"))
                .containsExactly("Empty provider block in a called module");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            alias = "1x"           | Invalid provider alias
            alias = ""             | Invalid provider alias
            alias = "a b"          | Invalid provider alias
            alias = var.x          | Literal text required
            for_each = {}          | Alias required
            version = "1"          | Version in a provider block
            """)
    void providerBlocksAreChecked(String argument, String summary) {
        assertThat(load("provider \"x\" {\n" + argument + "\n}\n", "")).containsExactly(summary);
    }
}
