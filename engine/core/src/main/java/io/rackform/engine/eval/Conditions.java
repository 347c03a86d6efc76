package io.rackform.engine.eval;

import io.rackform.engine.config.ConditionBlock;
import io.rackform.engine.demand.NodeResult;
import io.rackform.hcl.eval.Evaluator;
import io.rackform.hcl.eval.Scope;
import io.rackform.hcl.value.Conversion;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.diagnostic.Severity;
import io.rackform.model.type.Type;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.Mark;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import io.rackform.model.value.Values;
import io.rackform.state.CheckResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Evaluates conditions that the author of a module states: validations, preconditions, postconditions, assertions. */
final class Conditions {
    private final String summary;
    private final Severity severity;
    private final Scope scope;
    private final Diagnostics diagnostics = new Diagnostics();
    private final List<String> problems = new ArrayList<>();
    private final List<ConditionBlock> open = new ArrayList<>();
    private CheckResult.Status status = CheckResult.Status.PASS;
    private boolean holds = true;

    private Conditions(String summary, Severity severity, Scope scope) {
        this.summary = summary;
        this.severity = severity;
        this.scope = scope;
    }

    /** What all of them say; each one that is known to be false is reported. */
    static NodeResult<ConditionResults> evaluate(
            String summary, Severity severity, List<ConditionBlock> conditions, Scope scope) {
        Conditions all = new Conditions(summary, severity, scope);
        conditions.forEach(all::evaluate);
        return new NodeResult.Ok<>(
                new ConditionResults(all.status, all.holds, all.problems, all.open), all.diagnostics.list());
    }

    private void evaluate(ConditionBlock condition) {
        Diagnostics own = new Diagnostics();
        String message = message(condition, own);
        Value value = Evaluator.evaluate(condition.condition(), scope, own);
        diagnostics.addAll(own.list());
        if (own.hasErrors()) {
            settle(CheckResult.Status.ERROR);
        } else if (Failures.isFailed(value)) {
            // Whatever it needs has said itself why it failed.
            settle(CheckResult.Status.UNKNOWN);
            holds = false;
        } else if (!value.isKnown()) {
            open.add(condition);
            settle(CheckResult.Status.UNKNOWN);
        } else {
            judge(condition, value, message);
        }
    }

    private void judge(ConditionBlock condition, Value value, String message) {
        if (value.isNull()) {
            invalid(condition, "it is null");
            return;
        }
        switch (Conversion.convert(value.unmarked(), Type.BOOL)) {
            case Conversion.Result.Converted(BoolValue(boolean met)) -> {
                if (!met) {
                    failed(condition, message);
                }
            }
            case Conversion.Result.Converted ignored -> invalid(condition, "it is no bool");
            case Conversion.Result.Refused(String why) -> invalid(condition, why);
        }
    }

    private void settle(CheckResult.Status next) {
        status = status.worse(next);
        holds &= next == CheckResult.Status.PASS || next == CheckResult.Status.UNKNOWN;
    }

    private void invalid(ConditionBlock condition, String why) {
        settle(CheckResult.Status.ERROR);
        diagnostics.add(Diagnostic.error(
                        "Invalid condition result",
                        "A condition must be true or false, but this one is neither: " + why + ".",
                        condition.condition().range())
                .using(Evaluator.used(condition.condition(), scope)));
    }

    private void failed(ConditionBlock condition, String message) {
        settle(CheckResult.Status.FAIL);
        problems.add(message);
        diagnostics.add(new Diagnostic(
                severity,
                summary,
                message.isEmpty() ? "The condition is not met. There is no message to show with it." : message,
                condition.condition().range(),
                null,
                null,
                Evaluator.used(condition.condition(), scope),
                null));
    }

    /** The text for the case that the condition is not met; empty where it must not or cannot be shown yet. */
    private String message(ConditionBlock condition, Diagnostics own) {
        Value value = Evaluator.evaluate(condition.errorMessage(), scope, own);
        if (Failures.isFailed(value)) {
            return "";
        }
        Set<Mark> marks = Values.marksDeep(value);
        if (marks.contains(Mark.SENSITIVE)) {
            own.add(hidden("sensitive", "nonsensitive", condition));
            return "";
        }
        if (marks.contains(Mark.EPHEMERAL)) {
            own.add(hidden("ephemeral", "ephemeralasnull", condition));
            return "";
        }
        String why = value.isNull() ? "it is null" : "";
        if (why.isEmpty()) {
            switch (Conversion.convert(value, Type.STRING)) {
                case Conversion.Result.Converted(StringValue(String text)) -> {
                    return text.strip();
                }
                case Conversion.Result.Converted ignored -> {
                    return "";
                }
                case Conversion.Result.Refused(String refused) -> why = refused;
            }
        }
        own.add(Diagnostic.error(
                        "Invalid error message",
                        "The argument \"error_message\" must be text, but it is not: " + why + ".",
                        condition.errorMessage().range())
                .using(Evaluator.used(condition.errorMessage(), scope)));
        return "";
    }

    private Diagnostic hidden(String kind, String function, ConditionBlock condition) {
        return Diagnostic.warning(
                        kind.equals("sensitive")
                                ? "Error message refers to sensitive values"
                                : "Error message refers to ephemeral values",
                        "The text of \"error_message\" is made from " + kind
                                + " values, so it is never shown: where the"
                                + " condition is not met, people are told only that. Leave the values out of the text, or"
                                + " pass them through " + function + "(...) where nothing can be learned from it.")
                .at(condition.errorMessage().range())
                .using(Evaluator.used(condition.errorMessage(), scope));
    }
}
