package io.rackform.cli.command;

import io.rackform.cli.json.JsonReport;
import io.rackform.cli.run.RunReport;
import io.rackform.cli.run.TextReport;
import io.rackform.cli.workplace.GeneratedFile;
import io.rackform.cli.workplace.OpenStack;
import io.rackform.cli.workplace.StackRequest;
import io.rackform.cli.workplace.Surroundings;
import io.rackform.engine.plan.GeneratedConfiguration;
import io.rackform.engine.plan.Plan;
import io.rackform.engine.plan.PlanOptions;
import io.rackform.engine.run.Planned;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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

    @Option(
            names = "-generate-config-out",
            paramLabel = "FILE",
            description = "Write configuration for imports that have none into this new file.")
    private String generated = "";

    PlanCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Surroundings surroundings = root.surroundings();
        RunReport report = report(surroundings, json);
        Diagnostics diagnostics = new Diagnostics();
        PlanOptions options = planning.options(destroy, diagnostics);
        GeneratedFile file = generated.isEmpty() ? null : new GeneratedFile(surroundings.folder(), generated);
        if (file != null) {
            file.refusal().ifPresent(diagnostics::add);
        }
        PlanOptions all = file == null ? options : options.generating();
        StackRequest request =
                new StackRequest(variables.arguments(), source, locking.lock("rackform plan", diagnostics));
        return Work.withStack(surroundings, request, diagnostics, report, open -> plan(open, all, report, file));
    }

    static RunReport report(Surroundings surroundings, boolean json) {
        return json
                ? new JsonReport(surroundings.terminal(), surroundings.clock(), Version.text())
                : new TextReport(surroundings.terminal(), surroundings.clock());
    }

    /** Writes what was generated, whether or not the rest can be planned: it is what the user asked for. */
    private boolean write(Plan plan, RunReport report, @Nullable GeneratedFile file) {
        if (file == null || plan.generated().isEmpty()) {
            return true;
        }
        Optional<Diagnostic> fault = file.write(GeneratedConfiguration.text(plan.generated()));
        fault.ifPresentOrElse(
                why -> report.diagnostics(List.of(why), Map.of()),
                () -> report.diagnostics(
                        List.of(Diagnostic.warning(
                                "Configuration was generated",
                                "Configuration for resources that are imported and have no block ("
                                        + plan.generated().size() + ") was written to " + generated
                                        + ". Review it, then plan again: this plan cannot be applied without it.")),
                        Map.of()));
        return fault.isEmpty();
    }

    private int plan(OpenStack open, PlanOptions options, RunReport report, @Nullable GeneratedFile file) {
        Planned planned = open.stack().plan(open.configuration(), options);
        Plan plan = planned.plan();
        report.planned(planned, 1);
        report.diagnostics(plan.diagnostics(), open.configuration().files());
        if (!write(plan, report, file) || plan.hasErrors()) {
            return ExitCode.FAILED;
        }
        boolean changes = !plan.isEmpty() || !plan.pending().isEmpty();
        return detailed && changes ? ExitCode.CHANGES : ExitCode.DONE;
    }
}
