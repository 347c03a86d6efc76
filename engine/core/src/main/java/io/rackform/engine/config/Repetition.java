package io.rackform.engine.config;

import io.rackform.hcl.syntax.Expression;

/** How often a block is there. */
public sealed interface Repetition {
    /** Once. */
    record Once() implements Repetition {}

    /** {@code count = expression}. */
    record Count(Expression expression) implements Repetition {}

    /** {@code for_each = expression}. */
    record ForEach(Expression expression) implements Repetition {}
}
