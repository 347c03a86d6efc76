package io.rackform.engine.apply;

import io.rackform.engine.eval.LanguageInputs;
import io.rackform.engine.execution.ExecutionGraph;
import io.rackform.engine.plan.Plan;
import io.rackform.engine.refresh.DeviceSessions;
import io.rackform.state.RunJournal;
import io.rackform.state.StateSnapshot;

/**
 * What a run works with.
 *
 * @param language the inputs that the plan was made from, with {@code applying} set
 * @param runId tells the units of this run from those of every other
 */
public record ApplyInputs(
        LanguageInputs language,
        Plan plan,
        ExecutionGraph graph,
        StateSnapshot prior,
        RunJournal journal,
        DeviceSessions sessions,
        String runId,
        ApplyListener listener,
        StopSignal stop) {}
