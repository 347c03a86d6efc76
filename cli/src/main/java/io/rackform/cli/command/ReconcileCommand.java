package io.rackform.cli.command;

import io.rackform.cli.progress.Interrupts;
import io.rackform.cli.run.ReconcileText;
import io.rackform.cli.workplace.Reconciling;
import io.rackform.cli.workplace.Surroundings;
import io.rackform.gitops.loop.DeletionGuard;
import io.rackform.gitops.loop.LoopStop;
import io.rackform.gitops.loop.ReconcileLoop;
import io.rackform.gitops.loop.ReconcileOptions;
import io.rackform.gitops.loop.ReconcileOutcome;
import io.rackform.gitops.loop.ReconcilePolicy;
import io.rackform.gitops.loop.Reconciler;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rackform reconcile}. */
@Command(
        name = "reconcile",
        description = {
            "Keeps the devices as the newest commit says: applies each new commit without asking, and looks for drift where"
                    + " there is none. A source that cannot be read, or is empty, changes nothing.",
            "",
            "The state is where the commit says by \"backend\", with the key that it says by \"encryption\". A path is"
                    + " relative to the folder that the command works in. A commit that names a place without the state"
                    + " changes nothing, until the state is moved there.",
            "",
        })
final class ReconcileCommand implements Callable<Integer> {
    private final RootCommand root;

    @Mixin
    private VariableOptions variables = new VariableOptions();

    @Option(
            names = "-source",
            required = true,
            paramLabel = "URL//FOLDER?ref=REF",
            description = "The Git repository to follow.")
    private String source = "";

    @Option(names = "-once", description = "One pass, then end.")
    private boolean once;

    @Option(names = "-interval", paramLabel = "TIME", description = "Between two passes, for example 30s or 5m.")
    private String interval = "30s";

    @Option(names = "-heal", description = "Put back what was changed from outside.")
    private boolean heal;

    @Option(names = "-allow-deletions", description = "Let the next apply delete more than half of what is recorded.")
    private boolean allowDeletions;

    @Option(names = "-detailed-exitcode", description = "With -once: exit code 2 where there is drift that stays.")
    private boolean detailed;

    ReconcileCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Surroundings surroundings = root.surroundings();
        Optional<Duration> pause = LockOptions.parse(interval).filter(time -> !time.isZero());
        if (pause.isEmpty()) {
            return Work.fail(
                    surroundings,
                    Diagnostic.error(
                            "Invalid interval",
                            "The option -interval has the value \"" + interval
                                    + "\", which is no time. Times look like 30s, 5m or 1h30m."));
        }
        Reconciling.Wish wish = new Reconciling.Wish(
                source,
                variables.arguments(),
                new ReconcileOptions(heal, allowDeletions, DeletionGuard.USUAL),
                ReconcilePolicy.every(pause.get()));
        ReconcileText text = new ReconcileText(surroundings.terminal(), surroundings.clock(), !once);
        LoopStop stop = new LoopStop();
        Diagnostics diagnostics = new Diagnostics();
        Reconciling reconciling = Reconciling.open(surroundings, wish, text, stop, diagnostics);
        Work.tell(surroundings, diagnostics.list());
        if (reconciling == null) {
            return ExitCode.FAILED;
        }
        Interrupts interrupts = Interrupts.stopping(
                stop.signal(), stop::stop, line -> surroundings.terminal().printError(line + "\n"));
        try (reconciling;
                interrupts) {
            return code(
                    once
                            ? new Reconciler(reconciling.inputs()).pass()
                            : new ReconcileLoop(reconciling.inputs()).run(stop));
        }
    }

    private int code(ReconcileOutcome outcome) {
        return switch (outcome) {
            case ReconcileOutcome.InSync ignored -> ExitCode.DONE;
            case ReconcileOutcome.Applied ignored -> ExitCode.DONE;
            case ReconcileOutcome.Drifted ignored -> detailed ? ExitCode.CHANGES : ExitCode.DONE;
            case ReconcileOutcome.Waiting ignored -> ExitCode.FAILED;
            case ReconcileOutcome.Stalled ignored -> ExitCode.FAILED;
        };
    }
}
