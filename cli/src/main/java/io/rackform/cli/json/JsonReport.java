package io.rackform.cli.json;

import io.rackform.cli.progress.Progress;
import io.rackform.cli.run.RunReport;
import io.rackform.cli.terminal.Terminal;
import io.rackform.cli.view.Counts;
import io.rackform.engine.config.SourceTree;
import io.rackform.engine.plan.Drift;
import io.rackform.engine.plan.InstanceChange;
import io.rackform.engine.plan.OutputChange;
import io.rackform.engine.plan.Plan;
import io.rackform.engine.run.Planned;
import io.rackform.hcl.syntax.SourceFile;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.value.Mark;
import io.rackform.model.value.Value;
import io.rackform.model.value.Values;
import io.rackform.state.CheckResult;
import io.rackform.state.StateSnapshot;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Tells a run to a machine. */
public final class JsonReport implements RunReport {
    /** The version of these messages; the reference's 1.2, with fields of our own beside. */
    private static final String INTERFACE = "1.2";

    private final JsonLines lines;
    private final Clock clock;

    public JsonReport(Terminal terminal, Clock clock, String version) {
        this.lines = new JsonLines(terminal, clock);
        this.clock = clock;
        lines.write("info", "version", "Rackform " + version, Map.of("rackform", version, "ui", INTERFACE));
    }

    @Override
    public void diagnostics(List<Diagnostic> diagnostics, Map<String, SourceFile> files) {
        List<Map<String, Object>> trees = JsonDiagnostic.of(diagnostics, files);
        for (int i = 0; i < trees.size(); i++) {
            Diagnostic diagnostic = diagnostics.get(i);
            boolean error = diagnostic.isError();
            lines.write(
                    error ? "error" : "warn",
                    "diagnostic",
                    (error ? "Error: " : "Warning: ") + diagnostic.summary(),
                    Map.of("diagnostic", trees.get(i)));
        }
    }

    /**
     * Tells one step of {@code init}.
     *
     * @param kind a word for it that stays
     */
    public void installed(String kind, String message, Map<String, ?> content) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("message_code", "module_" + kind);
        if (!content.isEmpty()) {
            tree.put("module", content);
        }
        lines.write("info", "init_output", message, tree);
    }

    @Override
    public void planned(Planned planned, int round) {
        Plan plan = planned.plan();
        if (plan.commit() != null) {
            SourceTree.Commit commit = plan.commit();
            lines.write(
                    "info",
                    "source",
                    "Source: commit " + commit.id(),
                    Map.of("commit", commit.id(), "author", commit.author(), "message", commit.message()));
        }
        plan.drift().forEach(this::drift);
        for (InstanceChange change : plan.shown()) {
            lines.write(
                    "info",
                    "planned_change",
                    change.id() + ": Plan to " + ResourceTree.action(change),
                    Map.of("change", ResourceTree.change(change)));
        }
        plan.deferred()
                .forEach(block -> lines.write(
                        "info",
                        "deferred",
                        block.address() + ": Planned in a further round",
                        Map.of("addr", block.address().toString())));
        summary("plan", Counts.of(plan), round);
        outputChanges(plan);
        checks(plan.checks());
    }

    private void checks(List<CheckResult> checks) {
        if (!checks.isEmpty()) {
            lines.write(
                    "info", "check_results", "Checks: " + checks.size(), Map.of("check_results", CheckTree.of(checks)));
        }
    }

    private void drift(Drift drift) {
        Map<String, @Nullable Object> change = new LinkedHashMap<>();
        change.put("resource", ResourceTree.of(drift.id(), drift.provider().provider()));
        change.put("action", drift.live() == null ? "delete" : "update");
        change.put("device", drift.provider().label());
        lines.write(
                "info",
                "resource_drift",
                drift.id() + ": Drift detected (" + change.get("action") + ")",
                Map.of("change", change));
    }

    private void summary(String operation, Counts counts, int round) {
        Map<String, @Nullable Object> changes = new LinkedHashMap<>();
        changes.put("add", counts.added());
        changes.put("change", counts.changed());
        changes.put("import", counts.imported());
        changes.put("remove", counts.destroyed());
        changes.put("forget", counts.forgotten());
        changes.put("operation", operation);
        changes.put("round", round);
        String message = operation.equals("plan")
                ? "Plan: " + counts.toDo()
                : (operation.equals("apply") ? "Apply" : "Destroy") + " complete! Resources: " + counts.done();
        lines.write("info", "change_summary", message, Map.of("changes", changes));
    }

    private void outputChanges(Plan plan) {
        Map<String, Object> outputs = new LinkedHashMap<>();
        for (OutputChange output : plan.outputs()) {
            Value value = output.after() == null ? output.before() : output.after();
            String action = !output.isChange()
                    ? "noop"
                    : output.before() == null ? "create" : output.after() == null ? "delete" : "update";
            outputs.put(output.name(), Map.of("sensitive", value != null && isSensitive(value), "action", action));
        }
        if (!outputs.isEmpty()) {
            lines.write("info", "outputs", "Outputs: " + outputs.size(), Map.of("outputs", outputs));
        }
    }

    private static boolean isSensitive(Value value) {
        return Values.marksDeep(value).contains(Mark.SENSITIVE);
    }

    @Override
    public Progress applying(Planned planned) {
        return new JsonProgress(lines, clock, planned);
    }

    @Override
    public void applied(Totals totals, boolean complete, boolean destroy, StateSnapshot recorded) {
        checks(recorded.checks());
        if (!complete) {
            return;
        }
        summary(destroy ? "destroy" : "apply", totals.counts(), 0);
        lines.write(
                "info",
                "outputs",
                "Outputs: " + recorded.outputs().size(),
                Map.of("outputs", outputTree(recorded.outputs())));
    }

    /** Outputs as {@code output -json} gives them; a sensitive one has no value. */
    public static Map<String, Object> outputTree(SortedMap<String, Value> outputs) {
        Map<String, Object> all = new LinkedHashMap<>();
        outputs.forEach((name, value) -> {
            boolean sensitive = isSensitive(value);
            Map<String, @Nullable Object> tree = new LinkedHashMap<>();
            tree.put("sensitive", sensitive);
            tree.put("type", TypeTree.of(value.type()));
            if (!sensitive) {
                tree.put("value", PlainValue.of(value));
            }
            all.put(name, tree);
        });
        return all;
    }

    /** A machine cannot be asked. */
    @Override
    public Answer approve(Planned planned) {
        return Answer.NOBODY;
    }
}
