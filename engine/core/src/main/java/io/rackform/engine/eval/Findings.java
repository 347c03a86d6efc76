package io.rackform.engine.eval;

import io.rackform.hcl.syntax.Attribute;
import io.rackform.hcl.syntax.Block;
import io.rackform.hcl.syntax.Body;
import io.rackform.model.address.AttributePath;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.SourceRange;
import io.rackform.spi.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns what a provider says into a message that points at the source. */
public final class Findings {
    private Findings() {}

    /**
     * @param body where the attribute is looked for; null where there is no block
     * @param range of the block, where the attribute is not set in it
     */
    public static Diagnostic diagnostic(
            Finding finding, @Nullable Body body, @Nullable SourceRange range, @Nullable Object address) {
        SourceRange subject = body == null ? null : place(body, finding.path().steps());
        return new Diagnostic(
                finding.severity(),
                finding.summary(),
                finding.detail(),
                subject == null ? range : subject,
                null,
                address == null ? null : address.toString(),
                List.of(),
                null);
    }

    /** Where the value at a path is written: its argument, or the block that should have it; null where neither is. */
    private static @Nullable SourceRange place(Body body, List<AttributePath.Step> steps) {
        if (steps.isEmpty() || !(steps.getFirst() instanceof AttributePath.Step.Name(String name))) {
            return null;
        }
        Attribute attribute = body.attribute(name);
        if (attribute != null) {
            return attribute.range();
        }
        List<Block> blocks = body.blocks().stream()
                .filter(block -> block.type().equals(name) || name.equals(DynamicBlocks.generated(block)))
                .toList();
        if (blocks.size() != 1) {
            return blocks.isEmpty() ? null : blocks.getFirst().headerRange();
        }
        Block block = blocks.getFirst();
        List<AttributePath.Step> rest = steps.stream()
                .skip(1)
                .dropWhile(step -> !(step instanceof AttributePath.Step.Name))
                .toList();
        SourceRange inner = place(content(block), rest);
        return inner == null ? block.headerRange() : inner;
    }

    private static Body content(Block block) {
        return DynamicBlocks.generated(block) == null
                ? block.body()
                : block.body().blocks().stream()
                        .filter(inner -> inner.type().equals("content"))
                        .map(Block::body)
                        .findFirst()
                        .orElse(block.body());
    }
}
