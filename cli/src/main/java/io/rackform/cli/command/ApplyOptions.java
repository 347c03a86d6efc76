package io.rackform.cli.command;

import io.rackform.cli.run.ApplyRounds;
import io.rackform.cli.run.RunReport;
import io.rackform.cli.workplace.StackRequest;
import io.rackform.cli.workplace.Surroundings;
import io.rackform.engine.plan.PlanOptions;
import io.rackform.model.diagnostic.Diagnostics;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What apply and destroy have in common. */
final class ApplyOptions {
    @Mixin
    private VariableOptions variables = new VariableOptions();

    @Mixin
    private PlanningOptions planning = new PlanningOptions();

    @Mixin
    private LockOptions locking = new LockOptions();

    @Option(
            names = "-source",
            paramLabel = "URL//FOLDER?ref=REF",
            description = "Read the configuration from a Git repository instead of the working folder.")
    private String source = "";

    @Option(
            names = "-auto-approve",
            description = "Don't ask. A further round that does more than what was deferred is not covered by this.")
    private boolean approved;

    @Option(names = "-json", description = "One JSON object a line, as Terraform's -json. Needs -auto-approve.")
    private boolean json;

    int run(Surroundings surroundings, boolean destroy) {
        String kind = destroy ? "destroy" : "apply";
        RunReport report = PlanCommand.report(surroundings, json);
        Diagnostics diagnostics = new Diagnostics();
        PlanOptions options = planning.options(destroy, diagnostics);
        StackRequest request =
                new StackRequest(variables.arguments(), source, locking.lock("rackform " + kind, diagnostics));
        ApplyRounds.Wish wish = new ApplyRounds.Wish(options, kind, approved);
        return Work.withStack(
                surroundings,
                request,
                diagnostics,
                report,
                open -> ExitCode.of(new ApplyRounds(open, wish, report).run()));
    }
}
