/**
 * Evaluates expressions. Start at {@link io.rackform.hcl.eval.Evaluator}, which has a class for each kind of expression
 * that is more than a line; {@link io.rackform.hcl.eval.Scope} is where names come from. {@link
 * io.rackform.hcl.eval.TypeConstraint} reads the expressions that stand for types. What fails becomes a diagnostic once,
 * and the value {@link io.rackform.hcl.eval.Failed#VALUE}, which silences whatever it goes into. Functions are in {@code
 * io.rackform.hcl.function}, conversion is in {@code io.rackform.hcl.value}. Not here: blocks and what they mean.
 */
@NullMarked
package io.rackform.hcl.eval;

import org.jspecify.annotations.NullMarked;
