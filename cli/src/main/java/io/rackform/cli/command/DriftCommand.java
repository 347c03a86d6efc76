package io.rackform.cli.command;

import io.rackform.cli.run.RunReport;
import io.rackform.cli.view.DriftView;
import io.rackform.cli.workplace.OpenStack;
import io.rackform.cli.workplace.StackRequest;
import io.rackform.cli.workplace.StackRequest.LockWish;
import io.rackform.cli.workplace.Surroundings;
import io.rackform.engine.plan.Plan;
import io.rackform.engine.plan.PlanOptions;
import io.rackform.model.diagnostic.Diagnostics;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rackform drift}. */
@Command(
        name = "drift",
        description = {
            "Reads the devices and shows what is not as Rackform left it. Changes nothing and needs no lock.",
            ""
        })
final class DriftCommand implements Callable<Integer> {
    private final RootCommand root;

    @Mixin
    private VariableOptions variables = new VariableOptions();

    @Option(
            names = "-source",
            paramLabel = "URL//FOLDER?ref=REF",
            description = "Read the configuration from a Git repository instead of the working folder.")
    private String source = "";

    @Option(names = "-detailed-exitcode", description = "Exit code 2 where there is drift.")
    private boolean detailed;

    DriftCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Surroundings surroundings = root.surroundings();
        RunReport report = PlanCommand.report(surroundings, false);
        StackRequest request = new StackRequest(variables.arguments(), source, new LockWish.NoLock());
        return Work.withStack(
                surroundings, request, new Diagnostics(), report, open -> drift(open, surroundings, report));
    }

    private int drift(OpenStack open, Surroundings surroundings, RunReport report) {
        Plan plan = open.stack().plan(open.configuration(), PlanOptions.NORMAL).plan();
        report.diagnostics(plan.diagnostics(), open.configuration().files());
        int objects = open.store().snapshot().objects().size();
        if (!plan.hasErrors() || !plan.drift().isEmpty()) {
            surroundings
                    .terminal()
                    .print(DriftView.report(
                            plan.drift(), objects, surroundings.terminal().style()));
        }
        if (plan.hasErrors()) {
            return ExitCode.FAILED;
        }
        return detailed && !plan.drift().isEmpty() ? ExitCode.CHANGES : ExitCode.DONE;
    }
}
