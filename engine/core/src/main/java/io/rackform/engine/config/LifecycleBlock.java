package io.rackform.engine.config;

import io.rackform.hcl.syntax.Expression;
import io.rackform.model.address.AttributePath;
import io.rackform.model.diagnostic.SourceRange;
import io.rackform.model.value.BoolValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code lifecycle {}} of a resource; {@link #NONE} where there is no such block.
 *
 * @param preventDestroyWhen null where it is not set
 * @param destroys false where an object that would be destroyed is only forgotten
 */
public record LifecycleBlock(
        boolean createBeforeDestroy,
        @Nullable Expression preventDestroyWhen,
        boolean ignoreAll,
        List<IgnoredPath> ignored,
        List<Expression> replaceTriggeredBy,
        List<ConditionBlock> preconditions,
        List<ConditionBlock> postconditions,
        boolean destroys) {
    public static final LifecycleBlock NONE =
            new LifecycleBlock(false, null, false, List.of(), List.of(), List.of(), List.of(), true);

    /** An element of {@code ignore_changes}. */
    public record IgnoredPath(AttributePath path, SourceRange range) {}

    public List<AttributePath> ignoreChanges() {
        return ignored.stream().map(IgnoredPath::path).toList();
    }

    LifecycleBlock withConditions(List<ConditionBlock> before, List<ConditionBlock> after) {
        return new LifecycleBlock(
                createBeforeDestroy,
                preventDestroyWhen,
                ignoreAll,
                ignored,
                replaceTriggeredBy,
                before,
                after,
                destroys);
    }

    /** Whether it is written that nothing of it may be destroyed. */
    public boolean preventDestroy() {
        return preventDestroyWhen instanceof Expression.Literal literal && BoolValue.TRUE.equals(literal.value());
    }

    public LifecycleBlock {
        ignored = List.copyOf(ignored);
        replaceTriggeredBy = List.copyOf(replaceTriggeredBy);
        preconditions = List.copyOf(preconditions);
        postconditions = List.copyOf(postconditions);
    }
}
