package io.rackform.engine.execution;

import io.rackform.model.address.ProviderAddress;
import io.rackform.state.ObjectId;
import java.util.List;

/** One thing that apply does. */
public sealed interface Operation {
    /** Unique in the graph, the same for the same plan. */
    String id();

    /**
     * Edits that travel to one device together.
     *
     * @param wave 0 for the first unit of its device that may run
     */
    record ChangeUnitOperation(String id, ProviderAddress provider, int wave, List<Edit> edits) implements Operation {
        public ChangeUnitOperation {
            edits = List.copyOf(edits);
        }
    }

    /** One object's part in a unit. */
    record Edit(ObjectId object, EditKind kind) {}

    /** What an edit does. */
    enum EditKind {
        CREATE,
        UPDATE,
        DELETE
    }

    /** A data source is read. */
    record ReadOperation(String id, ObjectId object) implements Operation {}

    /** An object is taken off the record, and stays as it is. */
    record ForgetOperation(String id, ObjectId object) implements Operation {}

    /** Nothing is done: many wait for many through this. */
    record JointOperation(String id) implements Operation {}
}
