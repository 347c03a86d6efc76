package io.rackform.spi;

import io.rackform.model.value.ObjectValue;
import java.util.List;

/** A session that opens ephemeral resources. */
public interface EphemeralOpener {
    /**
     * Opens one. Called while planning too: it must change nothing that lasts longer than the lease.
     *
     * @param type the ephemeral type's name
     * @param configuration wholly known
     */
    Opening open(String type, ObjectValue configuration);

    /** What became of opening. */
    sealed interface Opening {
        record Opened(EphemeralLease lease) implements Opening {}

        /** It could not be opened. */
        record Refused(List<Finding> findings) implements Opening {
            public Refused {
                findings = List.copyOf(findings);
            }
        }
    }
}
