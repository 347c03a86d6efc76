package io.rackform.engine.refresh;

import io.rackform.model.value.ObjectValue;

/** What a data source gave. */
public sealed interface DataReading {
    /** All attributes. */
    record Read(ObjectValue object) implements DataReading {}

    /**
     * It can be read only while applying.
     *
     * @param expected its configuration, the rest unknown
     */
    record Deferred(ObjectValue expected) implements DataReading {}
}
