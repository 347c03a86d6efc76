package io.rackform.spi;

import io.rackform.model.address.AttributePath;
import io.rackform.model.value.ObjectValue;
import java.util.List;

/**
 * What an object will be.
 *
 * @param planned all attributes of the schema; unknown where the device chooses
 * @param replace the attributes whose change needs a new object; empty where none does
 * @param impact what else happens to the device where the object changes
 * @param findings errors stop the plan of this object, warnings are shown
 */
public record PlannedObject(
        ObjectValue planned, List<AttributePath> replace, List<Impact> impact, List<Finding> findings) {
    public PlannedObject {
        replace = List.copyOf(replace);
        impact = List.copyOf(impact);
        findings = List.copyOf(findings);
    }

    public static PlannedObject of(ObjectValue planned) {
        return new PlannedObject(planned, List.of(), List.of(), List.of());
    }
}
