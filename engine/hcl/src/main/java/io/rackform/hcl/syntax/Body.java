package io.rackform.hcl.syntax;

import io.rackform.model.diagnostic.SourceRange;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The content of a file or a block.
 *
 * @param attributes by name, in source order; of a name set twice the first, the second is a diagnostic
 * @param blocks in source order
 * @param missingItemRange where an attribute that is missing could be written: the closing brace or the end of file
 */
public record Body(
        SequencedMap<String, Attribute> attributes,
        List<Block> blocks,
        SourceRange range,
        SourceRange missingItemRange) {
    public Body {
        attributes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(attributes));
        blocks = List.copyOf(blocks);
    }

    public @Nullable Attribute attribute(String name) {
        return attributes.get(name);
    }
}
