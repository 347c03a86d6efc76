package io.rackform.engine.plan;

import io.rackform.engine.config.StaticReference;
import io.rackform.engine.demand.Demand;
import io.rackform.engine.eval.DesiredInstance;
import io.rackform.engine.eval.Expansion;
import io.rackform.engine.eval.LanguageKey;
import io.rackform.hcl.syntax.Expression;
import io.rackform.model.address.InstanceKey;
import io.rackform.model.address.ResourceAddress;
import io.rackform.model.address.ResourceMode;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which references of {@code replace_triggered_by} point at something that changes. */
final class ReplaceTriggers {
    private ReplaceTriggers() {}

    static List<String> fired(DesiredInstance desired, Demand demand) {
        List<String> fired = new ArrayList<>();
        for (Expression expression : desired.block().lifecycle().replaceTriggeredBy()) {
            StaticReference reference = StaticReference.of(expression).orElse(null);
            if (reference != null && reference.names().size() >= 2 && changes(reference, desired, demand)) {
                fired.add(reference.toString());
            }
        }
        return fired;
    }

    private static boolean changes(StaticReference reference, DesiredInstance desired, Demand demand) {
        List<String> names = reference.names();
        ResourceAddress resource = new ResourceAddress(
                desired.address().resource().module(), ResourceMode.MANAGED, names.get(0), names.get(1));
        Expansion expansion =
                demand.ask(new LanguageKey.ResourceInstances(resource)).answer().orElse(Expansion.UNKNOWN);
        for (InstanceKey key : expansion.instances().keySet()) {
            InstanceChange change = demand.ask(new PlanKey.PlannedInstance(resource.instance(key)))
                    .answer()
                    .orElse(null);
            boolean counts = change != null
                    && (change.action() == Action.UPDATE || change.action() == Action.REPLACE)
                    && !Objects.equals(
                            at(change.before(), names.subList(2, names.size())),
                            at(change.after(), names.subList(2, names.size())));
            if (counts) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Value at(@Nullable Value value, List<String> names) {
        Value at = value;
        for (String name : names) {
            at = at != null && at.unmarked() instanceof ObjectValue object ? object.get(name) : null;
        }
        return at;
    }
}
