/**
 * The whole way of one run, for whoever starts one: the command line or the reconcile loop.
 *
 * <pre>
 * Stack --load--> Configuration --plan--> Planned(Plan, ExecutionGraph) --apply--> ApplyResult, round after round
 *      '--inquiry--> Inquiry(expression -> value), for who only looks
 * </pre>
 *
 * <p>Start at {@link io.rackform.engine.run.Stack}. Not here: anything that is shown or asked.
 */
@NullMarked
package io.rackform.engine.run;

import org.jspecify.annotations.NullMarked;
