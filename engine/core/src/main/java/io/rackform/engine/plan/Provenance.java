package io.rackform.engine.plan;

import io.rackform.model.address.InstanceAddress;
import org.jspecify.annotations.Nullable;

/**
 * How an object comes to its address, where it was not there before.
 *
 * @param movedFrom the address that it is recorded under; null where that is the same
 * @param importedAs the name by which it is imported, as it may be shown; null where it is not imported
 * @param recovered whether an interrupted run made it and could not record it any more
 */
public record Provenance(
        @Nullable InstanceAddress movedFrom, @Nullable String importedAs, boolean recovered) {
    public static final Provenance RECORDED = new Provenance(null, null, false);
    static final Provenance RECOVERED = new Provenance(null, null, true);

    static Provenance moved(InstanceAddress from) {
        return new Provenance(from, null, false);
    }

    static Provenance imported(String name) {
        return new Provenance(null, name, false);
    }

    public boolean isImported() {
        return importedAs != null;
    }

    /** Whether the object is on its device, but not on record. */
    public boolean isUnrecorded() {
        return isImported() || recovered;
    }

    /** Whether applying the plan changes the record by that alone. */
    public boolean isNews() {
        return movedFrom != null || isUnrecorded();
    }
}
