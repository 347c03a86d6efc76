/**
 * What apply will do, as data: operations and what each must wait for.
 *
 * <pre>
 * Plan --GraphBuilder--> ExecutionGraph = Operation* + after: id -> id*
 * Operation = ChangeUnitOperation(Edit+) | ReadOperation | JointOperation
 * </pre>
 *
 * <p>Start at {@link io.rackform.engine.execution.GraphBuilder}. Which changes share a unit is decided in {@link
 * io.rackform.engine.execution.Waves}; which half of a replacement comes first in {@link
 * io.rackform.engine.execution.ReplaceOrder}. Not here: devices, threads, time.
 */
@NullMarked
package io.rackform.engine.execution;

import org.jspecify.annotations.NullMarked;
