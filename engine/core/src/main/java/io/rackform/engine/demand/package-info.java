/**
 * The kernel: questions, rules that answer them, and an evaluation that answers each question once.
 *
 * <pre>
 * NodeKey&lt;V&gt;  --Rule-->  NodeResult&lt;V&gt; = Ok(V, Diagnostic*) | Failed(Diagnostic+) | Blocked(by)
 * </pre>
 *
 * <p>Start at {@link io.rackform.engine.demand.Evaluation}. A rule asks for other keys through its {@link
 * io.rackform.engine.demand.Demand} in plain blocking code; the kernel records who asked whom, finds cycles and keeps
 * stacks short. Not here: any key or rule of the language or of planning.
 */
@NullMarked
package io.rackform.engine.demand;

import org.jspecify.annotations.NullMarked;
