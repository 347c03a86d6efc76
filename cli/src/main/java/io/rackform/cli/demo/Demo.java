package io.rackform.cli.demo;

import io.rackform.cli.run.ApplyRounds;
import io.rackform.cli.run.ReconcileText;
import io.rackform.cli.run.RunReport;
import io.rackform.cli.run.TextReport;
import io.rackform.cli.terminal.Style;
import io.rackform.cli.terminal.Terminal;
import io.rackform.cli.view.DriftView;
import io.rackform.cli.view.Messages;
import io.rackform.cli.view.PlanView;
import io.rackform.cli.workplace.OpenStack;
import io.rackform.cli.workplace.Reconciling;
import io.rackform.cli.workplace.StackRequest;
import io.rackform.cli.workplace.StackRequest.LockWish;
import io.rackform.cli.workplace.Surroundings;
import io.rackform.engine.plan.PlanOptions;
import io.rackform.engine.run.Planned;
import io.rackform.gitops.loop.LoopStop;
import io.rackform.gitops.loop.ReconcileEvent;
import io.rackform.gitops.loop.ReconcileLoop;
import io.rackform.gitops.loop.ReconcileOptions;
import io.rackform.gitops.loop.ReconcileOutcome;
import io.rackform.gitops.loop.ReconcilePolicy;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Shows the whole way, step by step. Each step is what one command does; the command stands above it. */
public final class Demo {
    private static final String NEW_TENANT = """
            owner: billing-team
            cpu: 8
            memory: 32Gi
            pods: 40
            """;

    private final Surroundings surroundings;
    private final Terminal terminal;
    private final Style style;
    private final RunReport report;
    private final DemoSite site;
    private int step;

    private Demo(Surroundings surroundings, DemoSite site) {
        this.surroundings = surroundings.in(site.work());
        this.terminal = surroundings.terminal();
        this.style = terminal.style();
        this.report = new TextReport(terminal, surroundings.clock());
        this.site = site;
    }

    /** Whether every step did what it should. */
    public static boolean run(Surroundings surroundings) {
        return run(surroundings, ExampleFolder.starts(surroundings.folder()));
    }

    /** @param starts folders that the example may be above or in */
    static boolean run(Surroundings surroundings, List<Path> starts) {
        Terminal terminal = surroundings.terminal();
        Optional<Path> example = ExampleFolder.find(starts);
        if (example.isEmpty()) {
            new Messages(terminal, Map.of())
                    .show(List.of(Diagnostic.error(
                            "Example not found",
                            "The demo needs the folder examples/edge-site of the checkout, and neither the program's"
                                    + " folder nor the working folder is in one. Start it as ./rackform demo in the"
                                    + " checkout.")));
            return false;
        }
        Instant start = surroundings.clock().instant();
        try (DemoSite site = DemoSite.start(example.get(), temporary(surroundings), "Describe the edge site")) {
            Demo demo = new Demo(surroundings, site);
            boolean done = demo.steps();
            if (done) {
                demo.epilogue(Duration.between(start, surroundings.clock().instant()));
            } else {
                demo.giveUp();
            }
            return done;
        }
    }

    private static Path temporary(Surroundings surroundings) {
        String folder = surroundings.environment().getOrDefault("TMPDIR", "");
        return Path.of(folder.isEmpty() ? System.getProperty("java.io.tmpdir", "/tmp") : folder);
    }

    private boolean steps() {
        introduce();
        return plan() && apply() && planAgain() && drift() && heal() && merge();
    }

    private void introduce() {
        StringBuilder text = new StringBuilder("\n");
        text.append(style.bold("A small site, simulated on this machine:")).append('\n');
        site.lab().devices().forEach(device -> text.append("  %-10s%s%n".formatted(device.name(), device.address())));
        text.append("\nIts definition is examples/edge-site, committed to a Git repository made for this demo.\n");
        terminal.print(text.toString());
        terminal.flush();
    }

    private void headline(String words, String command) {
        terminal.print("\n" + style.cyan("─".repeat(4) + " " + ++step + ". ") + style.bold(words) + "\n"
                + (command.isEmpty() ? "" : style.dim("$ rackform " + command) + "\n") + "\n");
        terminal.flush();
    }

    private boolean plan() {
        headline("The plan, read from the commit", "plan -source=site.git");
        return withStack("plan", open -> {
            Planned planned = open.stack().plan(open.configuration(), PlanOptions.NORMAL);
            return shown(open, planned);
        });
    }

    private boolean shown(OpenStack open, Planned planned) {
        terminal.print(PlanView.text(planned, style));
        report.diagnostics(planned.plan().diagnostics(), open.configuration().files());
        return !planned.plan().hasErrors();
    }

    private boolean apply() {
        headline("Apply it: servers, switches and cluster in one graph", "apply -source=site.git -auto-approve");
        // The plan stands above; here only what happens.
        return withStack("apply", open -> rounds(open, new QuietPlan(report)));
    }

    private static boolean rounds(OpenStack open, RunReport how) {
        return new ApplyRounds(open, new ApplyRounds.Wish(PlanOptions.NORMAL, "apply", true), how).run();
    }

    private boolean planAgain() {
        headline("Plan again: nothing is left to do", "plan -source=site.git");
        return withStack("plan", open -> {
            Planned planned = open.stack().plan(open.configuration(), PlanOptions.NORMAL);
            return shown(open, planned) && planned.plan().isEmpty();
        });
    }

    private boolean drift() {
        site.device("edge-2").changeByHand("bios.ProcTurboMode", "Enabled");
        site.device("sw-r1").changeByHand("Ethernet2/description", "spare");
        headline("Somebody changes edge-2's BIOS at its console and a port on sw-r1 by hand", "drift -source=site.git");
        return withStack("drift", open -> {
            Planned planned = open.stack().plan(open.configuration(), PlanOptions.NORMAL);
            report.diagnostics(
                    planned.plan().diagnostics(), open.configuration().files());
            terminal.print(DriftView.report(
                    planned.plan().drift(), planned.prior().objects().size(), style));
            return !planned.plan().hasErrors() && !planned.plan().drift().isEmpty();
        });
    }

    private boolean heal() {
        headline("Put it back", "apply -source=site.git -auto-approve");
        return withStack("apply", open -> rounds(open, report));
    }

    private boolean merge() {
        headline(
                "A tenant is added by a merged commit; the reconcile loop finds and applies it",
                "reconcile -source=site.git");
        LoopStop stop = new LoopStop();
        ReconcileText text = new ReconcileText(terminal, surroundings.clock(), false);
        Reconciling.Wish wish = new Reconciling.Wish(
                source(), List.of(), ReconcileOptions.USUAL, ReconcilePolicy.every(Duration.ofMillis(200)));
        Diagnostics diagnostics = new Diagnostics();
        Reconciling reconciling = Reconciling.open(
                surroundings,
                wish,
                event -> {
                    text.on(event);
                    answer(event, stop);
                },
                stop,
                diagnostics);
        report.diagnostics(diagnostics.list(), Map.of());
        if (reconciling == null) {
            return false;
        }
        try (reconciling) {
            return new ReconcileLoop(reconciling.inputs()).run(stop) instanceof ReconcileOutcome.Applied;
        }
    }

    /** When the loop is at rest somebody merges; when that is applied, or anything else came of it, the loop ends. */
    private void answer(ReconcileEvent event, LoopStop stop) {
        if (event instanceof ReconcileEvent.Ended(ReconcileOutcome outcome)) {
            if (outcome instanceof ReconcileOutcome.InSync) {
                terminal.print(style.dim("$ git merge tenant-billing && git push") + "\n");
                site.repository()
                        .mergeFile("tenant-billing", "tenants/billing.yaml", NEW_TENANT, "Add the tenant billing");
            } else {
                stop.stop();
            }
        }
    }

    private String source() {
        return site.repository().bare().toString();
    }

    private boolean withStack(String command, Predicate<OpenStack> work) {
        StackRequest request =
                new StackRequest(List.of(), source(), new LockWish.Lock("rackform " + command, Duration.ZERO));
        OpenStack.Opening opening = OpenStack.open(surroundings, request);
        report.diagnostics(opening.diagnostics(), opening.files());
        OpenStack open = opening.stack();
        if (open == null) {
            return false;
        }
        try (open) {
            return work.test(open);
        } finally {
            terminal.flush();
        }
    }

    private void giveUp() {
        report.diagnostics(
                List.of(Diagnostic.error(
                        "Demo ended early",
                        "Step " + step
                                + " did not go as it should; what is wrong stands above. The simulated devices are stopped"
                                + " and the temporary folder is deleted: nothing is left of the demo. If what stands above"
                                + " is not about this machine, please report it with this output.")),
                Map.of());
    }

    private void epilogue(Duration time) {
        terminal.print("\n" + style.cyan("─".repeat(4) + " ")
                + style.bold("That was the whole way, in " + time.toSeconds() + " s. ")
                + "The devices are stopped and the temporary folder is deleted.\n\nTo go on by hand, with the same"
                + " site as if it were real:\n\n"
                + "  ./rackform lab up examples/edge-site              in one terminal, until Ctrl-C\n"
                + "  ./rackform plan  -chdir=examples/edge-site        in another\n"
                + "  ./rackform apply -chdir=examples/edge-site\n"
                + "  ./rackform graph -chdir=examples/edge-site        what waits for what\n\n"
                + "Real devices need only other addresses: see examples/edge-site/README.md.\n");
        terminal.flush();
    }
}
