package io.rackform.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.cli.CommandRun;
import io.rackform.cli.workplace.OpenStack;
import io.rackform.cli.workplace.StackRequest;
import io.rackform.cli.workplace.Surroundings;
import io.rackform.engine.plan.Plan;
import io.rackform.model.diagnostic.Diagnostics;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The plan that a command line leads to, as data: what the command shows leaves out the objects that stay as they are. */
public final class PlanOf {
    private PlanOf() {}

    /** The options of {@code rackform plan} that change the plan. */
    @Command
    private static final class Options {
        @Mixin
        private VariableOptions variables = new VariableOptions();

        @Mixin
        private PlanningOptions planning = new PlanningOptions();

        @Option(names = "-destroy")
        private boolean destroy;
    }

    public static Plan in(Path folder, Map<String, String> environment, List<String> arguments) {
        Options options = new Options();
        new CommandLine(options).setOverwrittenOptionsAllowed(true).parseArgs(arguments.toArray(String[]::new));
        OpenStack.Opening opening = OpenStack.open(
                new Surroundings(CommandRun.silent(), folder, environment, Clock.systemUTC()),
                new StackRequest(options.variables.arguments(), "", new StackRequest.LockWish.NoLock()));
        OpenStack stack = opening.stack();
        assertThat(stack).as(opening.diagnostics().toString()).isNotNull();
        try (stack) {
            return stack.stack()
                    .plan(stack.configuration(), options.planning.options(options.destroy, new Diagnostics()))
                    .plan();
        }
    }
}
