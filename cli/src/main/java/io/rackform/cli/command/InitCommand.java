package io.rackform.cli.command;

import io.rackform.cli.terminal.Style;
import io.rackform.cli.terminal.Terminal;
import io.rackform.cli.view.Messages;
import io.rackform.cli.workplace.Surroundings;
import io.rackform.cli.workplace.Validating;
import io.rackform.engine.config.Configuration;
import io.rackform.engine.config.Module;
import io.rackform.model.diagnostic.Diagnostic;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code rackform init}. */
@Command(
        name = "init",
        description = {
            "Fetches the modules that the configuration calls and says what is there.",
            "",
            "The other commands fetch what is missing by themselves, so this is a check more than a step.",
            "",
        })
final class InitCommand implements Callable<Integer> {
    private final RootCommand root;

    InitCommand(RootCommand root) {
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
        modules(configuration.root(), "", terminal);
        Set<String> providers = Validating.providers(configuration);
        if (!providers.isEmpty()) {
            terminal.print("Providers: " + String.join(", ", providers) + "\n");
        }
        Style style = terminal.style();
        terminal.print(style.bold(style.green("Rackform is ready.")) + " Next: rackform plan\n");
        return ExitCode.DONE;
    }

    private static void modules(Module module, String indent, Terminal terminal) {
        module.calls().values().forEach(call -> {
            String folder = call.module().origin().folder();
            terminal.print(indent + "Module " + call.name() + " from "
                    + call.module().origin().label() + (folder.isEmpty() ? "." : folder) + "\n");
            modules(call.module(), indent + "  ", terminal);
        });
    }
}
