package io.rackform.spi;

import io.rackform.model.value.ObjectValue;
import java.util.List;

/** A session that answers data sources. */
public interface DataReader {
    /**
     * Reads one data source.
     *
     * @param type the data source type's name
     * @param configuration wholly known
     */
    DataOutcome readData(String type, ObjectValue configuration);

    /** What a data source gave. */
    sealed interface DataOutcome {
        /** All attributes of the schema. */
        record Answered(ObjectValue object) implements DataOutcome {}

        /** It could not be read. */
        record Unanswered(List<Finding> findings) implements DataOutcome {
            public Unanswered {
                findings = List.copyOf(findings);
            }
        }
    }
}
