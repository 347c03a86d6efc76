package io.rackform.engine.config;

import io.rackform.hcl.syntax.Expression;
import io.rackform.model.diagnostic.SourceRange;

/** A statement that must hold: of a variable, before a change, or after it. */
public record ConditionBlock(Expression condition, Expression errorMessage, SourceRange range) {}
