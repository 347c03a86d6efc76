package io.rackform.engine.run;

import io.rackform.engine.apply.Applier;
import io.rackform.engine.apply.ApplyInputs;
import io.rackform.engine.apply.ApplyListener;
import io.rackform.engine.apply.ApplyResult;
import io.rackform.engine.apply.RecordUpkeep;
import io.rackform.engine.apply.StopSignal;
import io.rackform.engine.config.Configuration;
import io.rackform.engine.config.ModuleLoader;
import io.rackform.engine.config.SourceTree;
import io.rackform.engine.eval.GivenValues;
import io.rackform.engine.eval.LanguageInputs;
import io.rackform.engine.eval.RequirementCheck;
import io.rackform.engine.execution.ExecutionGraph;
import io.rackform.engine.execution.GraphBuilder;
import io.rackform.engine.plan.ObjectUse;
import io.rackform.engine.plan.Plan;
import io.rackform.engine.plan.PlanInputs;
import io.rackform.engine.plan.PlanOptions;
import io.rackform.engine.plan.Planner;
import io.rackform.engine.plan.ValueFlow;
import io.rackform.engine.refactor.Relocation;
import io.rackform.engine.refactor.Removals;
import io.rackform.engine.refresh.DeviceSessions;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.state.RunInfo;
import io.rackform.state.RunJournal;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.TreeMap;
import java.util.UUID;

/**
 * One configuration with its state and its devices. Sessions stay open between a plan and its apply; close it at the end
 * of the run. For one thread.
 */
public final class Stack implements AutoCloseable {
    private final StackInputs inputs;
    private final DeviceSessions sessions;

    public Stack(StackInputs inputs) {
        this.inputs = inputs;
        this.sessions = new DeviceSessions(inputs.providers());
    }

    /** Reads the configuration; with errors in the diagnostics it must not be planned. */
    public Configuration load(Diagnostics diagnostics) {
        Configuration configuration =
                ModuleLoader.load(inputs.root(), inputs.modules(), new GivenValues(inputs.variables()), diagnostics);
        diagnostics.addAll(RequirementCheck.of(configuration, inputs.providers()));
        return configuration;
    }

    /** Plans the configuration against the state and the devices. Devices see log-in, reads and dry runs only. */
    public Planned plan(Configuration configuration, PlanOptions options) {
        LanguageInputs language = language(configuration);
        Relocation relocation = Relocation.of(configuration, inputs.store().snapshot(), inputs.providers());
        Planner planner =
                new Planner(new PlanInputs(language, relocation, Removals.of(configuration), sessions, options));
        Plan plan = planner.plan();
        ExecutionGraph graph =
                plan.hasErrors() ? new ExecutionGraph(new TreeMap<>(), new TreeMap<>()) : GraphBuilder.build(plan);
        return new Planned(plan, graph, language, options, relocation, planner.evaluation());
    }

    private LanguageInputs language(Configuration configuration) {
        return new LanguageInputs(configuration, inputs.variables(), inputs.providers(), "default", now(), null, false);
    }

    /** To evaluate expressions against what is recorded, at the addresses that the configuration knows it by. */
    public Inquiry inquiry(Configuration configuration) {
        Relocation relocation = Relocation.of(configuration, inputs.store().snapshot(), inputs.providers());
        return Inquiry.ofRecorded(language(configuration).with(new Now(false)), relocation.snapshot());
    }

    /** To evaluate expressions against what a plan has come to; what failed in it is told again where it is asked for. */
    public Inquiry inquiry(Planned planned) {
        return Inquiry.ofPlan(planned, new Now(false));
    }

    /** Whether a plan without changes has found something that is not recorded yet. */
    public boolean hasNews(Planned planned) {
        return !planned.plan().drift().isEmpty()
                || !planned.prior().inDoubt().isEmpty()
                || !RecordUpkeep.changes(planned.plan(), use(planned), planned.prior(), sessions)
                        .isEmpty()
                || !planned.plan().checks().equals(planned.prior().checks())
                || inputs.store().isOutdated();
    }

    /**
     * Applies a plan of this stack. The lock on the state is held by the caller since before the plan.
     *
     * @param kind as the history shows it: {@code apply}, {@code destroy}, {@code reconcile}
     */
    public ApplyResult apply(Planned planned, String kind, ApplyListener listener, StopSignal stop) {
        if (planned.plan().hasErrors() || planned.options().generates()) {
            throw new IllegalArgumentException("a plan with errors or without all blocks cannot be applied");
        }
        String runId = UUID.randomUUID().toString();
        try (RunJournal journal = inputs.store().begin(runInfo(runId, kind, planned.plan()))) {
            ApplyResult result =
                    applier(planned, journal, runId, listener, stop).apply();
            journal.finish(result.complete() ? "complete" : result.stopped() ? "stopped" : "failed");
            return result;
        }
    }

    private static ValueFlow use(Planned planned) {
        return ObjectUse.of(planned.plan(), planned.evaluation());
    }

    private Applier applier(
            Planned planned, RunJournal journal, String runId, ApplyListener listener, StopSignal stop) {
        return new Applier(new ApplyInputs(
                planned.language().with(new Now(true)),
                planned.plan(),
                planned.graph(),
                use(planned),
                planned.relocation(),
                journal,
                sessions,
                runId,
                planned.options().targets().isEmpty(),
                listener,
                stop));
    }

    /** Plans one import and what it needs, to see what it would record. */
    public Planned plan(Configuration configuration, ImportOrder order) {
        return plan(order.in(configuration), ImportOrder.options(order.to()));
    }

    /** Records what the plan of an import found, as it is; no device hears of it. The caller holds the lock since before the plan. */
    public void record(Planned planned, ImportOrder order) {
        String runId = UUID.randomUUID().toString();
        try (RunJournal journal = inputs.store().begin(runInfo(runId, "import", planned.plan()))) {
            applier(planned, journal, runId, event -> {}, new StopSignal()).recordImported(order.to());
            journal.finish("complete");
        }
    }

    private String now() {
        return inputs.clock().instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private final class Now implements LanguageInputs.Impure {
        private final boolean applying;

        Now(boolean applying) {
            this.applying = applying;
        }

        @Override
        public boolean applying() {
            return applying;
        }

        @Override
        public String now() {
            return Stack.this.now();
        }

        @Override
        public String uuid() {
            return UUID.randomUUID().toString();
        }

        @Override
        public byte[] salt() {
            byte[] salt = new byte[16];
            new SecureRandom().nextBytes(salt);
            return salt;
        }
    }

    private RunInfo runInfo(String runId, String kind, Plan plan) {
        SourceTree.Commit commit = plan.commit();
        Instant now = inputs.clock().instant();
        return commit == null
                ? new RunInfo(runId, kind, inputs.who(), now, "", "", "", "")
                : new RunInfo(runId, kind, inputs.who(), now, commit.id(), commit.author(), commit.message(), "");
    }

    /** Closes the ephemeral resources that are open, where the program is ended within a run. For any thread. */
    public void abandon() {
        sessions.abandon();
    }

    @Override
    public void close() {
        sessions.close();
    }
}
