package io.rackform.state;

import io.rackform.model.diagnostic.Diagnostic;
import java.util.List;

/** What became of opening a state. */
public sealed interface StateOpening {
    /**
     * The state can be used.
     *
     * @param warnings for example that another process is changing it and an older snapshot is shown
     */
    record Opened(StateStore store, List<Diagnostic> warnings) implements StateOpening {
        public Opened {
            warnings = List.copyOf(warnings);
        }
    }

    /** The state cannot be used; nothing was changed. */
    record Refused(Diagnostic diagnostic) implements StateOpening {}
}
