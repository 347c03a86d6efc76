package io.rackform.engine.plan;

import io.rackform.model.address.AttributePath;
import io.rackform.model.value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one rule that decides what happens to an instance that is wanted. */
public final class ActionRule {
    private ActionRule() {}

    /**
     * What the decision is made from; values without marks.
     *
     * @param before the object as it is; null where there is none
     * @param planned the object as it will be
     * @param replaceAttributes what the type says cannot be changed in place
     * @param triggers references of {@code replace_triggered_by} whose target changes
     */
    public record Facts(
            @Nullable ObjectValue before,
            ObjectValue planned,
            List<AttributePath> replaceAttributes,
            boolean tainted,
            boolean replaceRequested,
            List<String> triggers) {
        public Facts {
            replaceAttributes = List.copyOf(replaceAttributes);
            triggers = List.copyOf(triggers);
        }
    }

    /** @param causes all reasons of a replacement; empty for every other action */
    public record Decision(Action action, List<ReplaceCause> causes) {
        public Decision {
            causes = List.copyOf(causes);
        }
    }

    /**
     * Nothing there: create. Any cause to replace: replace. A difference: update. Else nothing.
     */
    public static Decision decide(Facts facts) {
        if (facts.before() == null) {
            return new Decision(Action.CREATE, List.of());
        }
        List<ReplaceCause> causes = new ArrayList<>();
        if (facts.tainted()) {
            causes.add(new ReplaceCause.Tainted());
        }
        if (facts.replaceRequested()) {
            causes.add(new ReplaceCause.Requested());
        }
        facts.triggers().forEach(reference -> causes.add(new ReplaceCause.Triggered(reference)));
        facts.replaceAttributes().forEach(path -> causes.add(new ReplaceCause.Attribute(path)));
        if (!causes.isEmpty()) {
            return new Decision(Action.REPLACE, causes);
        }
        return new Decision(facts.before().equals(facts.planned()) ? Action.NO_OP : Action.UPDATE, List.of());
    }
}
