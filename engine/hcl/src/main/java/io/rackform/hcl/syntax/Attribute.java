package io.rackform.hcl.syntax;

import io.rackform.model.diagnostic.SourceRange;

/** {@code name = expression} in a body. */
public record Attribute(String name, SourceRange nameRange, Expression expression, SourceRange range) {}
