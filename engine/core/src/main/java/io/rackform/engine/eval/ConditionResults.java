package io.rackform.engine.eval;

import io.rackform.engine.config.ConditionBlock;
import io.rackform.state.CheckResult;
import java.util.List;

/**
 * What the conditions of one thing say.
 *
 * @param status the worst of them
 * @param holds whether whatever needs them may go on: none is known to fail, and each could be evaluated
 * @param problems the messages of those that fail
 * @param open those that are known only after apply
 */
public record ConditionResults(
        CheckResult.Status status, boolean holds, List<String> problems, List<ConditionBlock> open) {
    /** There is nothing that could fail. */
    public static final ConditionResults NONE =
            new ConditionResults(CheckResult.Status.PASS, true, List.of(), List.of());

    public ConditionResults {
        problems = List.copyOf(problems);
        open = List.copyOf(open);
    }

    public boolean isOpen() {
        return !open.isEmpty();
    }
}
