package io.rackform.cli.command;

import io.rackform.cli.run.RunReport;
import io.rackform.cli.workplace.OpenStack;
import io.rackform.cli.workplace.StackRequest;
import io.rackform.cli.workplace.StackRequest.LockWish;
import io.rackform.cli.workplace.Surroundings;
import io.rackform.engine.execution.GraphText;
import io.rackform.engine.plan.PlanOptions;
import io.rackform.engine.run.Planned;
import io.rackform.hcl.diagnostic.SafeText;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rackform graph}. */
@Command(
        name = "graph",
        description = {"Shows what apply would run, in units, and what waits for what.", ""})
final class GraphCommand implements Callable<Integer> {
    private final RootCommand root;

    @Mixin
    private VariableOptions variables = new VariableOptions();

    @Mixin
    private PlanningOptions planning = new PlanningOptions();

    @Option(names = "-type", paramLabel = "plan", description = "Which graph; there is one: plan.")
    private String type = "plan";

    @Option(names = "-dot", description = "In the DOT language, for Graphviz.")
    private boolean dot;

    @Option(names = "-destroy", description = "Of a plan that destroys everything.")
    private boolean destroy;

    GraphCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Surroundings surroundings = root.surroundings();
        RunReport report = PlanCommand.report(surroundings, false);
        Diagnostics diagnostics = new Diagnostics();
        if (!type.equals("plan")) {
            diagnostics.add(Diagnostic.error(
                    "Unknown type of graph", "There is no graph of type \"" + type + "\". The only one is plan."));
        }
        PlanOptions options = planning.options(destroy, diagnostics);
        StackRequest request = new StackRequest(variables.arguments(), "", new LockWish.NoLock());
        return Work.withStack(
                surroundings, request, diagnostics, report, open -> graph(open, options, surroundings, report));
    }

    private int graph(OpenStack open, PlanOptions options, Surroundings surroundings, RunReport report) {
        Planned planned = open.stack().plan(open.configuration(), options);
        report.diagnostics(planned.plan().diagnostics(), open.configuration().files());
        if (planned.plan().hasErrors()) {
            return ExitCode.FAILED;
        }
        String text = dot ? GraphText.dot(planned.graph()) : GraphText.text(planned.graph());
        surroundings.terminal().print(SafeText.of(text));
        return ExitCode.DONE;
    }
}
