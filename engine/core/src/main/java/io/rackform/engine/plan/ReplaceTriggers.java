package io.rackform.engine.plan;

import io.rackform.engine.demand.Demand;
import io.rackform.engine.eval.DesiredInstance;
import io.rackform.engine.eval.Expansion;
import io.rackform.engine.eval.LanguageKey;
import io.rackform.engine.eval.ReplaceTrigger;
import io.rackform.model.address.AttributePath;
import io.rackform.model.address.InstanceKey;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.value.ListValue;
import io.rackform.model.value.MapValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.TupleValue;
import io.rackform.model.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which references of {@code replace_triggered_by} point at something that changes: an update or a replacement. */
final class ReplaceTriggers {
    private ReplaceTriggers() {}

    static List<String> fired(DesiredInstance desired, Demand demand, Diagnostics diagnostics) {
        List<String> fired = new ArrayList<>();
        for (ReplaceTrigger trigger : desired.triggers()) {
            if (changes(trigger, demand, diagnostics)) {
                fired.add(trigger.text());
            }
        }
        return fired;
    }

    private static boolean changes(ReplaceTrigger trigger, Demand demand, Diagnostics diagnostics) {
        Expansion expansion = demand.ask(new LanguageKey.ResourceInstances(trigger.resource()))
                .answer()
                .orElse(Expansion.UNKNOWN);
        if (expansion.kind() == Expansion.Kind.UNKNOWN) {
            return false;
        }
        Collection<InstanceKey> keys = expansion.instances().keySet();
        InstanceKey key = trigger.key();
        boolean repeated = expansion.kind() != Expansion.Kind.ONCE;
        if (key != null && !(repeated && keys.contains(key))) {
            diagnostics.add(wrongInstance(trigger, "there is no instance " + trigger.resource() + key));
            return false;
        }
        if (key == null && repeated && !trigger.path().steps().isEmpty()) {
            diagnostics.add(
                    wrongInstance(trigger, trigger.resource() + " has several instances, and an attribute is one's"));
            return false;
        }
        for (InstanceKey one : key == null ? keys : List.of(key)) {
            InstanceChange change = demand.ask(
                            new PlanKey.PlannedInstance(trigger.resource().instance(one)))
                    .answer()
                    .orElse(null);
            boolean counts = change != null
                    && (change.action() == Action.UPDATE || change.action() == Action.REPLACE)
                    && !Objects.equals(at(change.before(), trigger.path()), at(change.after(), trigger.path()));
            if (counts) {
                return true;
            }
        }
        return false;
    }

    private static Diagnostic wrongInstance(ReplaceTrigger trigger, String why) {
        return Diagnostic.error(
                "Invalid instance in replace_triggered_by",
                "\"replace_triggered_by\" points at " + trigger.text() + ", but " + why
                        + ". Name an instance that exists, for one of the same keys by each.key or count.index.",
                trigger.range());
    }

    private static @Nullable Value at(@Nullable Value value, AttributePath path) {
        Value at = value;
        for (AttributePath.Step step : path.steps()) {
            Value plain = at == null ? null : at.unmarked();
            at = switch (step) {
                case AttributePath.Step.Name(String name) -> named(plain, name);
                case AttributePath.Step.Key(String key) -> named(plain, key);
                case AttributePath.Step.Index(int index) -> element(plain, index);
            };
        }
        return at;
    }

    private static @Nullable Value named(@Nullable Value value, String name) {
        return switch (value) {
            case ObjectValue object -> object.get(name);
            case MapValue map -> map.elements().get(name);
            case null -> null;
            case Value unknownOrPlain -> unknownOrPlain.isKnown() ? null : unknownOrPlain;
        };
    }

    private static @Nullable Value element(@Nullable Value value, int index) {
        return switch (value) {
            case ListValue list ->
                index < list.elements().size() ? list.elements().get(index) : null;
            case TupleValue tuple ->
                index < tuple.elements().size() ? tuple.elements().get(index) : null;
            case null -> null;
            case Value unknownOrPlain -> unknownOrPlain.isKnown() ? null : unknownOrPlain;
        };
    }
}
