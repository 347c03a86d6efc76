package io.rackform.engine.execution;

import io.rackform.engine.plan.InstanceChange;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.Values;
import io.rackform.spi.Grouping;
import java.util.Objects;

/** A piece of the plan before pieces are put together into units: one edit, one read, or a joint. */
sealed interface Step {
    String id();

    /** What must be in the same group to share a unit; unique for what travels alone. */
    String group();

    /** @param guarded whether conditions must be looked at again before it may be sent */
    record EditStep(String id, InstanceChange change, Operation.EditKind kind, boolean guarded) implements Step {
        @Override
        public String group() {
            return change.grouping() == Grouping.TOGETHER ? change.provider().toString() : id;
        }

        /** Whether all that is sent is known before anything is applied. */
        boolean isKnown() {
            if (kind == Operation.EditKind.DELETE) {
                return true;
            }
            ObjectValue configuration = Objects.requireNonNull(change.configuration());
            return !guarded && Values.isWhollyKnown(configuration);
        }
    }

    record ReadStep(String id, InstanceChange change) implements Step {
        @Override
        public String group() {
            return id;
        }
    }

    /** Only the record changes. */
    record ForgetStep(String id, InstanceChange change) implements Step {
        @Override
        public String group() {
            return id;
        }
    }

    record JointStep(String id) implements Step {
        @Override
        public String group() {
            return id;
        }
    }
}
