/**
 * Keeps a stack as the newest commit of its source says.
 *
 * <pre>
 * fetch -> load -> its state -> lock -> new commit ? plan -> deletion guard -> apply, round after round
 *                                                  : plan -> drift report (-> deletion guard -> apply, where healing is asked for)
 * </pre>
 *
 * <p>Start at {@link io.rackform.gitops.loop.Reconciler}: one pass, one {@link
 * io.rackform.gitops.loop.ReconcileOutcome}. {@link io.rackform.gitops.loop.ReconcileLoop} repeats it, and {@link
 * io.rackform.gitops.loop.ReconcilePolicy} says when. {@link io.rackform.gitops.loop.LoopState} has the state that the commit
 * asks for. Which commit is applied stands in the state's history and nowhere else, so that a
 * restarted loop and a workstation know the same. Whatever is wrong with the source changes nothing on any device. Not here:
 * fetching, and everything that is printed.
 */
@NullMarked
package io.rackform.gitops.loop;

import org.jspecify.annotations.NullMarked;
