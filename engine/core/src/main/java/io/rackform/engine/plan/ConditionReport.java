package io.rackform.engine.plan;

import io.rackform.engine.demand.Evaluation;
import io.rackform.engine.eval.ConditionKey;
import io.rackform.engine.eval.ConditionResults;
import io.rackform.model.diagnostic.Diagnostic;
import java.util.Comparator;
import java.util.List;

/** Gathers what conditions said in an evaluation. */
final class ConditionReport {
    private ConditionReport() {}

    /** The results of everything that has conditions, by name. */
    static List<PlannedCondition> of(Evaluation evaluation) {
        return evaluation.keys(ConditionKey.class).stream()
                .filter(key -> evaluation.answered(key).isPresent())
                .map(key ->
                        new PlannedCondition(key, evaluation.ask(key).answer().orElse(ConditionResults.NONE)))
                .sorted(Comparator.comparing(condition -> condition.key().describe()))
                .toList();
    }

    /** Assertions that nobody can tell yet: whoever reads the plan should not take them for met. */
    static List<Diagnostic> open(List<PlannedCondition> conditions) {
        return conditions.stream()
                .filter(condition -> condition.key() instanceof ConditionKey.Assertions)
                .flatMap(condition -> condition.results().open().stream())
                .map(assertion -> Diagnostic.warning(
                                "Check block assertion known after apply",
                                "What this assertion looks at is known only after apply, so it is checked then.")
                        .at(assertion.condition().range()))
                .toList();
    }
}
