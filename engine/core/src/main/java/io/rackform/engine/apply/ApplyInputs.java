package io.rackform.engine.apply;

import io.rackform.engine.eval.LanguageInputs;
import io.rackform.engine.execution.ExecutionGraph;
import io.rackform.engine.plan.Plan;
import io.rackform.engine.plan.ValueFlow;
import io.rackform.engine.refactor.Relocation;
import io.rackform.engine.refresh.DeviceSessions;
import io.rackform.state.RunJournal;
import io.rackform.state.StateSnapshot;

/**
 * What a run works with.
 *
 * @param language the inputs that the plan was made from, with {@code applying} set
 * @param use what the objects of the plan take values from, whether they change or not
 * @param runId tells the units of this run from those of every other
 * @param whole whether the plan is of everything; where it is not, what conditions of the rest said stays recorded
 */
public record ApplyInputs(
        LanguageInputs language,
        Plan plan,
        ExecutionGraph graph,
        ValueFlow use,
        Relocation relocation,
        RunJournal journal,
        DeviceSessions sessions,
        String runId,
        boolean whole,
        ApplyListener listener,
        StopSignal stop) {
    ApplyInputs withRelocation(Relocation newRelocation) {
        return new ApplyInputs(
                language, plan, graph, use, newRelocation, journal, sessions, runId, whole, listener, stop);
    }

    /** What is recorded, at the addresses that the configuration uses. */
    StateSnapshot prior() {
        return relocation.snapshot();
    }
}
