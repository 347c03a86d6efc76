/**
 * Evaluates expressions. Start at {@link io.rackform.hcl.eval.Evaluator}; {@link io.rackform.hcl.eval.Scope} is where
 * names come from. Functions are in {@code io.rackform.hcl.function}. Not here: blocks of the engine and what they mean.
 */
@NullMarked
package io.rackform.hcl.eval;

import org.jspecify.annotations.NullMarked;
