package io.rackform.cli.command;

import io.rackform.cli.run.RunReport;
import io.rackform.cli.workplace.OpenStack;
import io.rackform.cli.workplace.StackRequest;
import io.rackform.cli.workplace.StackRequest.LockWish;
import io.rackform.cli.workplace.Surroundings;
import io.rackform.engine.plan.PlanKey;
import io.rackform.engine.plan.PlanOptions;
import io.rackform.engine.run.Planned;
import io.rackform.hcl.diagnostic.SafeText;
import io.rackform.model.address.AddressParser;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.diagnostic.Suggestion;
import io.rackform.state.ObjectId;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code rackform explain}. */
@Command(
        name = "explain",
        description = {"Shows why an instance is in the plan: who asked for it, and what it was made from.", ""})
final class ExplainCommand implements Callable<Integer> {
    private final RootCommand root;

    @Parameters(paramLabel = "ADDRESS", description = "An instance: redfish_bios.node[\"a\"].")
    private String address = "";

    @Mixin
    private VariableOptions variables = new VariableOptions();

    ExplainCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Surroundings surroundings = root.surroundings();
        RunReport report = PlanCommand.report(surroundings, false);
        Diagnostics diagnostics = new Diagnostics();
        Optional<InstanceAddress> instance = AddressParser.parseInstance(address);
        if (instance.isEmpty()) {
            diagnostics.add(Diagnostic.error(
                    "Invalid address to explain",
                    "\"" + address + "\" is no address of one instance, such as redfish_bios.node[\"a\"]. The shell may"
                            + " need quotes round it."));
        }
        StackRequest request = new StackRequest(variables.arguments(), "", new LockWish.NoLock());
        return Work.withStack(
                surroundings,
                request,
                diagnostics,
                report,
                open -> explain(open, instance.orElseThrow(), surroundings, report));
    }

    private static int explain(OpenStack open, InstanceAddress instance, Surroundings surroundings, RunReport report) {
        Planned planned = open.stack().plan(open.configuration(), PlanOptions.NORMAL);
        report.diagnostics(planned.plan().diagnostics(), open.configuration().files());
        if (!planned.plan().changes().containsKey(ObjectId.current(instance))) {
            return Work.fail(
                    surroundings,
                    Diagnostic.error(
                            "Instance not in the plan",
                            "The plan has no instance " + instance + "."
                                    + Suggestion.didYouMean(
                                            instance.toString(),
                                            planned.plan().changes().keySet().stream()
                                                    .map(ObjectId::toString)
                                                    .toList())));
        }
        PlanKey<?> wanted = new PlanKey.PlannedInstance(instance);
        PlanKey<?> key =
                planned.evaluation().answered(wanted).isPresent() ? wanted : new PlanKey.PlannedOrphan(instance);
        surroundings.terminal().print(SafeText.of(planned.evaluation().explain(key)));
        return ExitCode.DONE;
    }
}
