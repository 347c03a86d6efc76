package io.rackform.engine.config;

import io.rackform.hcl.syntax.Expression;
import io.rackform.model.address.AttributePath;
import java.util.List;

/**
 * {@code lifecycle {}} of a resource; {@link #NONE} where there is no such block.
 *
 * @param destroys false where an object that would be destroyed is only forgotten
 */
public record LifecycleBlock(
        boolean createBeforeDestroy,
        boolean preventDestroy,
        boolean ignoreAll,
        List<AttributePath> ignoreChanges,
        List<Expression> replaceTriggeredBy,
        List<ConditionBlock> preconditions,
        List<ConditionBlock> postconditions,
        boolean destroys) {
    public static final LifecycleBlock NONE =
            new LifecycleBlock(false, false, false, List.of(), List.of(), List.of(), List.of(), true);

    public LifecycleBlock {
        ignoreChanges = List.copyOf(ignoreChanges);
        replaceTriggeredBy = List.copyOf(replaceTriggeredBy);
        preconditions = List.copyOf(preconditions);
        postconditions = List.copyOf(postconditions);
    }
}
