package io.rackform.cli.command;

import io.rackform.cli.console.ConsoleInput;
import io.rackform.cli.console.ConsoleSession;
import io.rackform.cli.console.LineEditor;
import io.rackform.cli.run.RunReport;
import io.rackform.cli.terminal.Terminal;
import io.rackform.cli.workplace.OpenStack;
import io.rackform.cli.workplace.StackRequest;
import io.rackform.cli.workplace.Surroundings;
import io.rackform.engine.plan.PlanOptions;
import io.rackform.engine.run.Inquiry;
import io.rackform.engine.run.Planned;
import io.rackform.model.address.AddressParser;
import io.rackform.model.address.ModuleAddress;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rackform console}. */
@Command(
        name = "console",
        description = {
            "Evaluates expressions with the configuration, its variables and what is recorded.",
            "",
            "On a terminal lines can be edited, completed with Tab and found again with the arrow keys. From a pipe every"
                    + " expression is evaluated and printed; the first fault ends it with exit code 1. Nothing is changed,"
                    + " no device is asked, and no lock is needed, except that -plan reads as a plan does.",
            "",
        })
final class ConsoleCommand implements Callable<Integer> {
    private final RootCommand root;

    @Mixin
    private VariableOptions variables = new VariableOptions();

    @Option(names = "-plan", description = "Plan first, and evaluate with what the plan comes to.")
    private boolean plan;

    @Option(names = "-scope", paramLabel = "MODULE", description = "In this module: module.x or module.x[\"key\"].")
    private String scope = "";

    ConsoleCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Surroundings surroundings = root.surroundings();
        RunReport report = PlanCommand.report(surroundings, false);
        StackRequest request = StackRequest.evaluating(variables.arguments());
        return Work.withStack(
                surroundings, request, new Diagnostics(), report, open -> console(open, surroundings, report));
    }

    private int console(OpenStack open, Surroundings surroundings, RunReport report) {
        Diagnostics diagnostics = new Diagnostics();
        Inquiry inquiry = plan ? planned(open, report) : open.stack().inquiry(open.configuration());
        Optional<ModuleAddress> module = module(inquiry, diagnostics);
        report.diagnostics(diagnostics.list(), Map.of());
        if (module.isEmpty()) {
            return ExitCode.FAILED;
        }
        Terminal terminal = surroundings.terminal();
        ConsoleSession session =
                new ConsoleSession(inquiry, module.get(), open.configuration().files(), terminal);
        boolean editing = terminal.hasPerson() && terminal.isWindow();
        boolean done = editing
                ? LineEditor.run(session, surroundings)
                : new ConsoleInput(session, terminal, terminal.hasPerson()).run();
        return ExitCode.of(done);
    }

    /** Of a plan with errors as far as it has come. */
    private static Inquiry planned(OpenStack open, RunReport report) {
        Planned planned = open.stack().plan(open.configuration(), PlanOptions.NORMAL);
        List<Diagnostic> found = new ArrayList<>(planned.plan().diagnostics());
        if (planned.plan().hasErrors()) {
            found.add(Diagnostic.warning(
                    "Console works with a plan that failed",
                    "Expressions are evaluated with what was planned in spite of the errors above. One that needs what failed"
                            + " has no value, and says why again."));
        }
        report.diagnostics(found, open.configuration().files());
        return open.stack().inquiry(planned);
    }

    private Optional<ModuleAddress> module(Inquiry inquiry, Diagnostics diagnostics) {
        if (scope.isEmpty()) {
            return Optional.of(ModuleAddress.ROOT);
        }
        if (!(AddressParser.parse(scope).orElse(null) instanceof ModuleAddress module)) {
            diagnostics.add(Diagnostic.error(
                    "Invalid scope",
                    "The option -scope names \"" + scope
                            + "\", which is no address of a module. Such addresses look like"
                            + " module.rack or module.rack[\"a\"].module.bmc. The shell may need quotes round it."));
            return Optional.empty();
        }
        if (!inquiry.exists(module)) {
            diagnostics.add(Diagnostic.error(
                    "Module not found",
                    "The option -scope names " + module
                            + ", but there is no such instance of a module. Of a module with"
                            + " count or for_each name one instance with its key."));
            return Optional.empty();
        }
        return Optional.of(module);
    }
}
