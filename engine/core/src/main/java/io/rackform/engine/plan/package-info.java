/**
 * What is to be done and why: a pure function of configuration, recorded state and live readings.
 *
 * <pre>
 * DesiredInstance + RecordedObject? + LiveReading --PlanRules, ActionRule--> InstanceChange
 * Plan = InstanceChange* + Drift* + OutputChange* + DeferredExpansion* + ValueFlow
 * </pre>
 *
 * <p>Start at {@link io.rackform.engine.plan.Planner}. Whether to replace or update is decided in {@link
 * io.rackform.engine.plan.ActionRule} and nowhere else. Not here: in which order things are done (execution).
 */
@NullMarked
package io.rackform.engine.plan;

import org.jspecify.annotations.NullMarked;
