package io.rackform.k8s.manifest;

import io.rackform.model.schema.ResourceSchema;
import io.rackform.model.value.ObjectValue;
import io.rackform.spi.Finding;
import io.rackform.spi.Grouping;
import io.rackform.spi.PlanRequest;
import io.rackform.spi.PlannedObject;
import io.rackform.spi.ResourceType;
import java.util.List;

/** {@code k8s_manifest}: any object of a cluster. */
public final class ManifestType implements ResourceType {
    @Override
    public String name() {
        return ManifestSchema.TYPE;
    }

    @Override
    public ResourceSchema schema() {
        return ManifestSchema.schema();
    }

    @Override
    public Grouping grouping() {
        return Grouping.SEPARATE;
    }

    @Override
    public List<Finding> validate(ObjectValue configuration) {
        return ManifestChecks.of(new Attributes(configuration));
    }

    @Override
    public PlannedObject plan(PlanRequest request) {
        return ManifestPlan.of(request).planned();
    }
}
