package io.rackform.engine.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.engine.builtin.BuiltInProvider;
import io.rackform.engine.config.Configuration;
import io.rackform.engine.config.EarlyValues;
import io.rackform.engine.config.ModuleLoader;
import io.rackform.engine.config.ModuleOrigin;
import io.rackform.engine.config.ModuleSources;
import io.rackform.engine.run.MemoryTree;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequirementCheckTest {
    /** The provider at hand is the built-in one, {@code terraform}. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            terraform = {}                                             | ''
            terraform = { source = "terraform.io/builtin/terraform" }  | ''
            tf = { source = "terraform.io/builtin/terraform" }         | ''
            terraform = { source = "rackform/terraform" }              | ''
            terraform = { source = "acme/terraform" }                  | Provider from elsewhere
            terraform = { source = "host.example/rackform/terraform" } | Provider from elsewhere
            teraform = {}                                              | Provider not installed
            redfish = { source = "acme/redfish" }                      | Provider not installed
            """)
    void requirementsAreComparedWithWhatIsInstalled(String requirement, String summary) {
        String text = "terraform {\n  required_providers {\n" + requirement + "\n}\n}\n";
        MemoryTree tree = new MemoryTree()
                .with("main.tf", "module \"a\" {\n  source = \"./m\"\n}\nmodule \"b\" {\n  source = \"./m\"\n}\n")
                .with("m/main.tf", text);
        Diagnostics diagnostics = new Diagnostics();
        ModuleSources none = source -> new ModuleSources.Found.Missing(Diagnostic.error("No module", source));
        Configuration configuration =
                ModuleLoader.load(new ModuleOrigin(tree, "", ""), none, EarlyValues.NONE, diagnostics);
        assertThat(diagnostics.list()).isEmpty();
        List<Diagnostic> found =
                RequirementCheck.of(configuration, new ProviderCatalog(List.of(), new BuiltInProvider()));
        assertThat(found.stream().map(Diagnostic::summary).toList())
                .isEqualTo(summary.isEmpty() ? List.of() : List.of(summary));
    }
}
