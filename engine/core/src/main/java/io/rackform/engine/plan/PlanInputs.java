package io.rackform.engine.plan;

import io.rackform.engine.eval.LanguageInputs;
import io.rackform.engine.refresh.DeviceSessions;
import io.rackform.state.StateSnapshot;

/** What a plan is made from. */
public record PlanInputs(LanguageInputs language, StateSnapshot prior, DeviceSessions sessions, PlanOptions options) {}
