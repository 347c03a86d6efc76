package io.rackform.engine.config;

import io.rackform.hcl.syntax.Expression;
import io.rackform.model.diagnostic.SourceRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an imported object goes: an address whose instance keys are expressions.
 *
 * @param calls from the module that the block stands in
 * @param key null where there is none
 */
public record ImportTarget(
        List<Step> calls,
        String type,
        String name,
        @Nullable Expression key,
        SourceRange range) {
    /** One call and which instance of it. */
    public record Step(String name, @Nullable Expression key) {}

    public ImportTarget {
        calls = List.copyOf(calls);
    }

    /** The names on the way, without keys. */
    public List<String> path() {
        return calls.stream().map(Step::name).toList();
    }
}
