package io.rackform.cli.run;

import io.rackform.cli.progress.Progress;
import io.rackform.cli.terminal.OneLine;
import io.rackform.cli.terminal.Style;
import io.rackform.cli.terminal.Terminal;
import io.rackform.cli.view.DriftView;
import io.rackform.cli.view.Messages;
import io.rackform.cli.view.PlanView;
import io.rackform.engine.config.Configuration;
import io.rackform.engine.config.SourceTree.Commit;
import io.rackform.engine.plan.Plan;
import io.rackform.gitops.loop.Purpose;
import io.rackform.gitops.loop.ReconcileEvent;
import io.rackform.gitops.loop.ReconcileOutcome;
import io.rackform.gitops.loop.ReconcileReporter;
import io.rackform.hcl.syntax.SourceFile;
import io.rackform.model.diagnostic.Diagnostic;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells a reconcile loop to a person or a log. What is as it was in the pass before is not said again. */
public final class ReconcileText implements ReconcileReporter {
    private final Terminal terminal;
    private final Clock clock;
    private final boolean stamped;
    private @Nullable Progress progress;
    private String lastSaid = "";

    /** @param stamped whether each line says when it was written */
    public ReconcileText(Terminal terminal, Clock clock, boolean stamped) {
        this.terminal = terminal;
        this.clock = clock;
        this.stamped = stamped;
    }

    @Override
    public void on(ReconcileEvent event) {
        Progress running = progress;
        if (event instanceof ReconcileEvent.Progress(var step)) {
            if (running != null) {
                running.on(step);
            }
            return;
        }
        if (running != null) {
            running.close();
            progress = null;
        }
        switch (event) {
            case ReconcileEvent.SourceRead(Commit commit, boolean changed) -> {
                if (changed) {
                    say("Commit " + name(commit) + " by " + OneLine.of(commit.author()));
                }
            }
            // The outcome of the pass says so too, and is not repeated from pass to pass.
            case ReconcileEvent.SourceLost ignored -> {}
            case ReconcileEvent.Noted(List<Diagnostic> diagnostics, Configuration configuration) ->
                complain(diagnostics, configuration);
            case ReconcileEvent.Applying applying -> applying(applying);
            case ReconcileEvent.Progress ignored -> {}
            case ReconcileEvent.DriftFound drift -> drift(drift);
            case ReconcileEvent.Ended(ReconcileOutcome outcome) -> ended(outcome);
            case ReconcileEvent.Scheduled ignored -> {}
        }
        terminal.flush();
    }

    private void applying(ReconcileEvent.Applying applying) {
        lastSaid = "";
        String why = applying.purpose() == Purpose.HEALING ? "Putting back what changed outside" : "Applying";
        say(applying.round() == 1 ? why : "Round " + applying.round());
        terminal.print("\n" + PlanView.text(applying.planned(), terminal.style()) + "\n");
        progress = Progress.start(
                terminal, clock, applying.planned().graph().units().size());
    }

    private void drift(ReconcileEvent.DriftFound drift) {
        Plan plan = drift.planned().plan();
        if (!drift.knownBefore()) {
            say("The devices are not as the commit says");
            terminal.print("\n"
                    + DriftView.report(
                            plan.drift(), drift.planned().prior().objects().size(), terminal.style()));
        }
    }

    private void ended(ReconcileOutcome outcome) {
        Style style = terminal.style();
        switch (outcome) {
            case ReconcileOutcome.InSync(Commit commit) -> once("In sync with " + name(commit), style.green("In sync"));
            case ReconcileOutcome.Applied applied ->
                say(style.bold(style.green(applied.purpose() == Purpose.HEALING ? "Healed" : "Applied")) + " "
                        + name(applied.commit())
                        + ": %d added, %d changed, %d destroyed"
                                .formatted(applied.created(), applied.updated(), applied.deleted()));
            case ReconcileOutcome.Drifted drifted ->
                once(
                        "Differs from " + name(drifted.commit()) + ": "
                                + drifted.drift().size()
                                + " objects changed outside, an apply would change " + drifted.changes()
                                + "; -heal puts it right",
                        style.yellow("Differs"));
            case ReconcileOutcome.Waiting(List<Diagnostic> why) -> complainOnce("Waiting", why, null);
            case ReconcileOutcome.Stalled(Commit commit, List<Diagnostic> why, Configuration configuration) ->
                complainOnce("Stalled" + (commit == null ? "" : " at " + name(commit)), why, configuration);
        }
    }

    private static String name(Commit commit) {
        String id = commit.id().length() > 12 ? commit.id().substring(0, 12) : commit.id();
        return OneLine.of(id) + " \"" + OneLine.of(commit.message()) + "\"";
    }

    /** @param head the first words in colour */
    private void once(String words, String head) {
        if (!words.equals(lastSaid)) {
            lastSaid = words;
            int plain = head.contains("In sync") ? "In sync".length() : "Differs".length();
            say(head + words.substring(plain));
        }
    }

    private void complainOnce(String words, List<Diagnostic> why, @Nullable Configuration configuration) {
        String all = words + why;
        if (!all.equals(lastSaid)) {
            lastSaid = all;
            say(terminal.style().bold(terminal.style().red(words)));
            complain(why, configuration);
        }
    }

    private void complain(List<Diagnostic> diagnostics, @Nullable Configuration configuration) {
        Map<String, SourceFile> files = configuration == null ? Map.of() : configuration.files();
        new Messages(terminal, files).show(diagnostics);
    }

    private void say(String line) {
        String stamp = stamped ? clock.instant().truncatedTo(ChronoUnit.SECONDS) + " " : "";
        terminal.print(terminal.style().dim(stamp) + line + "\n");
    }
}
