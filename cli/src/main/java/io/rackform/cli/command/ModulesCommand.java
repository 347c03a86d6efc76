package io.rackform.cli.command;

import io.rackform.cli.json.JsonText;
import io.rackform.cli.terminal.OneLine;
import io.rackform.cli.terminal.Terminal;
import io.rackform.cli.view.Messages;
import io.rackform.cli.workplace.Surroundings;
import io.rackform.cli.workplace.Validating;
import io.rackform.engine.config.Configuration;
import io.rackform.engine.config.Module;
import io.rackform.model.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code rackform modules}. */
@Command(
        name = "modules",
        description = {"Shows which modules the configuration calls and where they come from.", ""})
final class ModulesCommand implements Callable<Integer> {
    private final RootCommand root;

    @Option(names = "-json", description = "One JSON object, as Terraform's modules -json.")
    private boolean json;

    ModulesCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Surroundings surroundings = root.surroundings();
        Terminal terminal = surroundings.terminal();
        Validating.Result result = Validating.read(surroundings);
        new Messages(terminal, result.files()).show(result.diagnostics());
        Configuration configuration = result.configuration();
        if (configuration == null || result.diagnostics().stream().anyMatch(Diagnostic::isError)) {
            return ExitCode.FAILED;
        }
        if (json) {
            List<Map<String, Object>> calls = new ArrayList<>();
            collect(configuration.root(), "", calls);
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("format_version", "1.0");
            tree.put("modules", calls);
            terminal.print(JsonText.of(tree) + "\n");
            return ExitCode.DONE;
        }
        if (configuration.root().calls().isEmpty()) {
            terminal.print("The configuration calls no modules.\n");
        }
        show(configuration.root(), "", terminal);
        return ExitCode.DONE;
    }

    private static void collect(Module module, String prefix, List<Map<String, Object>> calls) {
        module.calls().values().forEach(call -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("key", prefix + call.name());
            one.put("source", InstallReport.shown(call.source()));
            one.put("version", "");
            calls.add(one);
            collect(call.module(), prefix + call.name() + ".", calls);
        });
    }

    private static void show(Module module, String indent, Terminal terminal) {
        module.calls().values().forEach(call -> {
            terminal.print(indent + call.name() + "  " + OneLine.of(InstallReport.shown(call.source())) + "\n");
            show(call.module(), indent + "  ", terminal);
        });
    }
}
