package io.rackform.engine.config;

import io.rackform.hcl.syntax.Body;
import io.rackform.model.diagnostic.SourceRange;

/** {@code provider "name" {}}; the body is without alias and for_each. */
public record ProviderBlock(String name, String alias, Repetition repetition, Body body, SourceRange range) {
    public String blockName() {
        return ProviderReference.blockName(name, alias);
    }

    /** Whether the block only says that there is such a provider; in a called module it then stands for the caller's. */
    public boolean isEmpty() {
        return body.attributes().isEmpty() && body.blocks().isEmpty() && repetition instanceof Repetition.Once;
    }
}
