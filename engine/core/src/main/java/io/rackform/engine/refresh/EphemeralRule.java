package io.rackform.engine.refresh;

import io.rackform.engine.demand.Demand;
import io.rackform.engine.demand.NodeResult;
import io.rackform.engine.eval.DesiredInstance;
import io.rackform.engine.eval.Findings;
import io.rackform.engine.eval.LanguageInputs;
import io.rackform.engine.eval.LanguageKey;
import io.rackform.engine.eval.PlainValues;
import io.rackform.model.schema.AttributeSchema.Trait;
import io.rackform.model.value.Mark;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import io.rackform.model.value.Values;
import io.rackform.spi.EphemeralOpener;
import io.rackform.spi.EphemeralType;
import io.rackform.spi.Finding;
import io.rackform.spi.ProviderSession;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Opens ephemeral resources, each once in a phase, when something first uses it. */
final class EphemeralRule {
    private final LanguageInputs inputs;
    private final EphemeralLeases leases;

    EphemeralRule(LanguageInputs inputs, EphemeralLeases leases) {
        this.inputs = inputs;
        this.leases = leases;
    }

    NodeResult<Value> answer(LiveKey.EphemeralObject key, Demand demand) {
        DesiredInstance desired =
                demand.ask(new LanguageKey.Desired(key.instance())).answer().orElse(null);
        if (desired == null) {
            return new NodeResult.Blocked<>(new LanguageKey.Desired(key.instance()));
        }
        SessionState state =
                demand.ask(new LiveKey.Session(desired.provider())).answer().orElse(null);
        EphemeralType type = Objects.requireNonNull(
                inputs.providers().ephemeralType(desired.block().type()));
        return switch (state) {
            case null -> new NodeResult.Blocked<>(new LiveKey.Session(desired.provider()));
            case SessionState.Ready(ProviderSession session)
            when session instanceof EphemeralOpener opener && Values.isWhollyKnown(desired.configuration()) ->
                open(opener, desired, type);
            case SessionState ignored ->
                NodeResult.ok(
                        UnknownValue.of(type.schema().block().impliedType()).withMark(Mark.EPHEMERAL));
        };
    }

    private NodeResult<Value> open(EphemeralOpener opener, DesiredInstance desired, EphemeralType type) {
        return switch (leases.open(
                () -> opener.open(type.name(), PlainValues.of(desired.configuration())),
                desired.address(),
                desired.block())) {
            case EphemeralOpener.Opening.Opened(var lease) -> NodeResult.ok(marked(lease.value(), desired, type));
            case EphemeralOpener.Opening.Refused(List<Finding> findings) ->
                new NodeResult.Failed<>(findings.stream()
                        .map(finding -> Findings.diagnostic(
                                finding, desired.block().body(), desired.block().range(), desired.address()))
                        .toList());
        };
    }

    private static Value marked(ObjectValue object, DesiredInstance desired, EphemeralType type) {
        Set<Mark> marks = Values.marksDeep(desired.configuration());
        TreeMap<String, Value> values = new TreeMap<>(object.attributes());
        type.schema().block().attributes().forEach((name, attribute) -> {
            if (attribute.has(Trait.SENSITIVE)) {
                values.computeIfPresent(name, (ignored, value) -> value.withMark(Mark.SENSITIVE));
            }
        });
        return new ObjectValue(values).withMarks(marks).withMark(Mark.EPHEMERAL);
    }
}
