package io.rackform.engine.config;

import io.rackform.hcl.syntax.Block;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Decodes {@code check} blocks. */
final class CheckDecoder {
    private final Diagnostics diagnostics;

    CheckDecoder(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** @param data decodes the data source inside; null where that is wrong in itself */
    CheckBlock decode(String name, Block block, Function<Block, @Nullable ResourceBlock> data) {
        BlockReader reader = new BlockReader("\"check\" block", block.body(), diagnostics);
        List<Block> sources = reader.labelled("data");
        List<ConditionBlock> asserts = reader.conditions("assert");
        reader.end();
        if (reader.labelled("assert").isEmpty()) {
            diagnostics.add(Diagnostic.error(
                    "Check without assertion",
                    "A \"check\" block needs at least one \"assert\" block: without one there is nothing to check.",
                    block.headerRange()));
        }
        sources.stream()
                .skip(1)
                .forEach(more -> diagnostics.add(Diagnostic.error(
                        "Several data sources in a check",
                        "A \"check\" block has at most one data source of its own, and the first one is at "
                                + sources.getFirst().headerRange() + ". Split the check in two.",
                        more.headerRange())));
        ResourceBlock own = sources.isEmpty() ? null : data.apply(sources.getFirst());
        if (own != null
                && (!(own.repetition() instanceof Repetition.Once)
                        || !own.lifecycle().equals(LifecycleBlock.NONE))) {
            diagnostics.add(Diagnostic.error(
                    "Meta-argument in the data source of a check",
                    "The data source of a check is there once and lives as long as the check: it takes no \"count\","
                            + " \"for_each\" or \"lifecycle\". Write conditions as assertions of the check.",
                    own.range()));
        }
        return new CheckBlock(name, own, asserts, block.headerRange());
    }
}
