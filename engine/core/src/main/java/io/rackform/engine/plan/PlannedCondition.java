package io.rackform.engine.plan;

import io.rackform.engine.eval.ConditionKey;
import io.rackform.engine.eval.ConditionResults;

/** What the conditions of one thing said while planning; those that are open are asked for again while applying. */
public record PlannedCondition(ConditionKey key, ConditionResults results) {}
