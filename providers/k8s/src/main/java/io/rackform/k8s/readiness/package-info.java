/**
 * When an object is ready: one rule for each kind, over the object's status alone. The rules are those of kstatus, with
 * {@code observedGeneration} looked at first: a status that speaks of an older object says nothing.
 *
 * <p>Start at {@link io.rackform.k8s.readiness.Readiness}. Not here: waiting.
 */
@NullMarked
package io.rackform.k8s.readiness;

import org.jspecify.annotations.NullMarked;
