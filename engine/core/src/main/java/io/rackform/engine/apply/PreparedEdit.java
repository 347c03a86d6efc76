package io.rackform.engine.apply;

import io.rackform.engine.plan.InstanceChange;
import io.rackform.model.value.ObjectValue;
import io.rackform.spi.ChangeUnit;
import io.rackform.state.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * One edit, ready to be sent.
 *
 * @param target the object that is edited: the deposed one where a replacement created its successor first
 * @param configuration as evaluated now, marks kept; null for a deletion
 * @param planned what was shown, as far as it is known now, without marks; null for a deletion
 */
record PreparedEdit(
        InstanceChange change,
        ObjectId target,
        ChangeUnit.Kind kind,
        @Nullable ObjectValue configuration,
        @Nullable ObjectValue prior,
        @Nullable ObjectValue planned) {}
