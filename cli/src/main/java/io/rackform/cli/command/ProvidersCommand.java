package io.rackform.cli.command;

import io.rackform.cli.json.JsonText;
import io.rackform.cli.json.SchemaTree;
import io.rackform.cli.terminal.Terminal;
import io.rackform.cli.view.Messages;
import io.rackform.cli.view.ProviderTreeView;
import io.rackform.cli.workplace.Surroundings;
import io.rackform.cli.workplace.Validating;
import io.rackform.engine.config.Configuration;
import io.rackform.engine.config.settings.ProviderRequirement;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.spi.Provider;
import io.rackform.state.ObjectId;
import io.rackform.state.RecordedObject;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code rackform providers}. */
@Command(
        name = "providers",
        description = {"Shows which module needs which provider, and which ones the recorded objects need.", ""})
final class ProvidersCommand implements Callable<Integer> {
    private final RootCommand root;

    ProvidersCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Surroundings surroundings = root.surroundings();
        Terminal terminal = surroundings.terminal();
        Validating.Result read = Validating.read(surroundings);
        new Messages(terminal, read.files()).show(read.diagnostics());
        Configuration configuration = read.configuration();
        if (configuration == null || read.diagnostics().stream().anyMatch(Diagnostic::isError)) {
            return ExitCode.FAILED;
        }
        terminal.print("\nProviders required by configuration:\n"
                + ProviderTreeView.text(configuration.root(), Validating::providersOf));
        return Work.withState(surroundings, store -> {
            SortedSet<String> recorded = new TreeSet<>();
            for (Map.Entry<ObjectId, RecordedObject> object :
                    store.snapshot().objects().entrySet()) {
                recorded.add(object.getValue().provider().provider());
            }
            if (!recorded.isEmpty()) {
                terminal.print("\nProviders required by state:\n");
                recorded.forEach(name -> terminal.print("    provider[" + source(name) + "]\n"));
            }
            return ExitCode.DONE;
        });
    }

    private static String source(String provider) {
        return provider.equals(Validating.BUILT_IN)
                ? ProviderRequirement.BUILT_IN + provider
                : ProviderRequirement.NAMESPACE + "/" + provider;
    }

    /** {@code rackform providers schema}. */
    @Command(
            name = "schema",
            description = {
                "Shows what the blocks of all installed providers may hold: their own, resources, data sources, ephemeral"
                        + " resources, and the functions they add. Needs no configuration.",
                ""
            })
    static final class SchemaCommand implements Callable<Integer> {
        private final RootCommand root;

        @Option(names = "-json", description = "As JSON, in the shape of Terraform's; there is no other form.")
        private boolean json;

        SchemaCommand(RootCommand root) {
            this.root = root;
        }

        @Override
        public Integer call() {
            Surroundings surroundings = root.surroundings();
            if (!json) {
                return Work.fail(
                        surroundings,
                        Diagnostic.error(
                                "Option -json needed",
                                "Schemas are shown as JSON only: write rackform providers schema -json. For reading there"
                                        + " is a page for each resource type in docs/resources."));
            }
            Map<String, Provider> providers = new TreeMap<>();
            Validating.installedProviders().forEach(provider -> providers.put(source(provider.name()), provider));
            surroundings.terminal().print(JsonText.of(SchemaTree.of(providers)) + "\n");
            return ExitCode.DONE;
        }
    }
}
