package io.rackform.cli.command;

import io.rackform.cli.json.JsonDiagnostic;
import io.rackform.cli.json.JsonText;
import io.rackform.cli.terminal.Style;
import io.rackform.cli.view.Messages;
import io.rackform.cli.workplace.Surroundings;
import io.rackform.cli.workplace.Validating;
import io.rackform.model.diagnostic.Diagnostic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code rackform validate}. */
@Command(
        name = "validate",
        description = {
            "Finds what is wrong with the configuration by itself: no device, no state, no values for variables.",
            ""
        })
final class ValidateCommand implements Callable<Integer> {
    private final RootCommand root;

    @Option(names = "-json", description = "One JSON object, as Terraform's validate -json.")
    private boolean json;

    ValidateCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Surroundings surroundings = root.surroundings();
        Validating.Result result = Validating.configuration(surroundings);
        List<Diagnostic> found = result.diagnostics();
        long errors = found.stream().filter(Diagnostic::isError).count();
        if (json) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("format_version", "1.0");
            tree.put("valid", errors == 0);
            tree.put("error_count", errors);
            tree.put("warning_count", found.size() - errors);
            tree.put("diagnostics", JsonDiagnostic.of(found, result.files()));
            surroundings.terminal().print(JsonText.of(tree) + "\n");
            return ExitCode.of(errors == 0);
        }
        new Messages(surroundings.terminal(), result.files()).show(found);
        if (errors == 0) {
            Style style = surroundings.terminal().style();
            String warnings = found.isEmpty() ? "" : ", but there were warnings as shown above";
            surroundings
                    .terminal()
                    .print(style.bold(style.green("Success!")) + " The configuration is valid" + warnings + ".\n");
        }
        return ExitCode.of(errors == 0);
    }
}
