package io.rackform.spi;

import io.rackform.model.value.ObjectValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of one edit. */
public sealed interface ApplyOutcome {
    /**
     * Done and proven.
     *
     * @param object as read back, wholly known; null after a deletion
     */
    record Applied(@Nullable ObjectValue object, List<Finding> warnings) implements ApplyOutcome {
        public Applied {
            warnings = List.copyOf(warnings);
        }

        public static Applied of(@Nullable ObjectValue object) {
            return new Applied(object, List.of());
        }
    }

    /** Some of it was done: the object is there but not as wanted. */
    record Partial(ObjectValue object, List<Finding> findings) implements ApplyOutcome {
        public Partial {
            findings = List.copyOf(findings);
        }
    }

    /** The device refused; it is as it was. */
    record Failed(List<Finding> findings) implements ApplyOutcome {
        public Failed {
            findings = List.copyOf(findings);
        }
    }

    /** The device may or may not have done it: it is read again before anything else happens to it. */
    record Indeterminate(List<Finding> findings) implements ApplyOutcome {
        public Indeterminate {
            findings = List.copyOf(findings);
        }
    }
}
