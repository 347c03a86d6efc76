package io.rackform.cli.command;

import io.rackform.cli.json.JsonReport;
import io.rackform.cli.run.RunReport;
import io.rackform.cli.run.TextReport;
import io.rackform.cli.workplace.OpenStack;
import io.rackform.cli.workplace.StackRequest;
import io.rackform.cli.workplace.Surroundings;
import io.rackform.engine.plan.Plan;
import io.rackform.engine.plan.PlanOptions;
import io.rackform.engine.run.Planned;
import io.rackform.model.diagnostic.Diagnostics;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rackform plan}. */
@Command(
        name = "plan",
        description = {
            "Shows what apply would do. Devices see log-in, reads and announced dry runs, nothing else.",
            "",
        })
final class PlanCommand implements Callable<Integer> {
    private final RootCommand root;

    @Mixin
    private VariableOptions variables = new VariableOptions();

    @Mixin
    private PlanningOptions planning = new PlanningOptions();

    @Mixin
    private LockOptions locking = new LockOptions();

    @Option(names = "-destroy", description = "Plan to destroy everything that is recorded.")
    private boolean destroy;

    @Option(
            names = "-source",
            paramLabel = "URL//FOLDER?ref=REF",
            description = "Read the configuration from a Git repository instead of the working folder.")
    private String source = "";

    @Option(names = "-json", description = "One JSON object a line, as Terraform's -json.")
    private boolean json;

    @Option(names = "-detailed-exitcode", description = "Exit code 2 where there are changes.")
    private boolean detailed;

    PlanCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Surroundings surroundings = root.surroundings();
        RunReport report = report(surroundings, json);
        Diagnostics diagnostics = new Diagnostics();
        PlanOptions options = planning.options(destroy, diagnostics);
        StackRequest request =
                new StackRequest(variables.arguments(), source, locking.lock("rackform plan", diagnostics));
        return Work.withStack(surroundings, request, diagnostics, report, open -> plan(open, options, report));
    }

    static RunReport report(Surroundings surroundings, boolean json) {
        return json
                ? new JsonReport(surroundings.terminal(), surroundings.clock(), Version.text())
                : new TextReport(surroundings.terminal(), surroundings.clock());
    }

    private int plan(OpenStack open, PlanOptions options, RunReport report) {
        Planned planned = open.stack().plan(open.configuration(), options);
        Plan plan = planned.plan();
        report.planned(planned, 1);
        report.diagnostics(plan.diagnostics(), open.configuration().files());
        if (plan.hasErrors()) {
            return ExitCode.FAILED;
        }
        boolean changes = !plan.isEmpty() || !plan.pending().isEmpty();
        return detailed && changes ? ExitCode.CHANGES : ExitCode.DONE;
    }
}
