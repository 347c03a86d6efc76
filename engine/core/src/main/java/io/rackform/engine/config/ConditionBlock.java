package io.rackform.engine.config;

import io.rackform.hcl.syntax.Expression;
import io.rackform.model.diagnostic.SourceRange;

/** A {@code validation}, {@code precondition} or {@code postcondition}. */
public record ConditionBlock(Expression condition, Expression errorMessage, SourceRange range) {}
