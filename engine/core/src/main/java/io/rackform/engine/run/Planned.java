package io.rackform.engine.run;

import io.rackform.engine.demand.Evaluation;
import io.rackform.engine.eval.LanguageInputs;
import io.rackform.engine.execution.ExecutionGraph;
import io.rackform.engine.plan.Plan;
import io.rackform.engine.plan.PlanOptions;
import io.rackform.engine.refactor.Relocation;
import io.rackform.state.StateSnapshot;

/**
 * A plan with everything that applying it needs.
 *
 * @param graph empty where the plan has errors
 * @param evaluation to explain the plan
 */
public record Planned(
        Plan plan,
        ExecutionGraph graph,
        LanguageInputs language,
        PlanOptions options,
        Relocation relocation,
        Evaluation evaluation) {
    /** What is recorded, at the addresses that the configuration uses. */
    public StateSnapshot prior() {
        return relocation.snapshot();
    }
}
