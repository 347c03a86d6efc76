package io.rackform.spi;

import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.Value;
import java.util.List;

/** What a look at one object found. */
public sealed interface ReadOutcome {
    /**
     * The object is there.
     *
     * @param object all attributes of the schema as the device has them now
     * @param evidence what else planning needs, a registry for example; never recorded; an empty object where nothing
     */
    record Found(ObjectValue object, Value evidence) implements ReadOutcome {}

    /** The device answered that there is no such object. */
    record NotFound() implements ReadOutcome {}

    /** The device did not answer, or not in a way that tells. Nothing may be concluded from it. */
    record Unreachable(List<Finding> findings) implements ReadOutcome {
        public Unreachable {
            findings = List.copyOf(findings);
        }
    }
}
