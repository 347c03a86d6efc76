package io.rackform.k8s.manifest;

import io.rackform.k8s.json.Tree;
import io.rackform.model.address.AttributePath;
import io.rackform.model.schema.BlockSchema;
import io.rackform.model.schema.ResourceSchema;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.Value;
import io.rackform.spi.DeletionImpact;
import io.rackform.spi.Finding;
import io.rackform.spi.Grouping;
import io.rackform.spi.Impact;
import io.rackform.spi.Importable;
import io.rackform.spi.NaturalKey;
import io.rackform.spi.PlanRequest;
import io.rackform.spi.PlannedObject;
import io.rackform.spi.ReadOutcome;
import io.rackform.spi.ResourceType;
import io.rackform.spi.SensitiveParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code k8s_manifest}: any object of a cluster. */
public final class ManifestType implements ResourceType, Importable, DeletionImpact, SensitiveParts, NaturalKey {
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
    public Optional<String> naturalKey(ObjectValue object) {
        return new Attributes(object)
                .manifest()
                .map(manifest -> manifest.identity().toString());
    }

    /** The values of a Secret, and of what may turn out to be one. */
    @Override
    public List<AttributePath> sensitiveParts(ObjectValue configuration) {
        Value manifest = configuration.get(ManifestSchema.MANIFEST);
        Value kind = Tree.at(manifest, "kind");
        if (!Tree.isObject(manifest)
                || kind == null
                || (kind.isKnown() && !Tree.text(kind).equals("Secret"))) {
            return List.of();
        }
        List<AttributePath> paths = new ArrayList<>();
        for (String part : List.of("data", "stringData")) {
            AttributePath path = AttributePath.of(ManifestSchema.MANIFEST, part);
            Value values = Tree.at(manifest, part);
            if (Tree.isObject(values)) {
                Tree.fields(values).keySet().forEach(key -> paths.add(path.key(key)));
            } else if (values != null) {
                paths.add(path);
            }
        }
        return paths;
    }

    @Override
    public PlannedObject plan(PlanRequest request) {
        return ManifestPlan.of(request).planned();
    }

    @Override
    public BlockSchema identity() {
        return ImportName.SCHEMA;
    }

    @Override
    public Identified identify(String id) {
        return ImportName.parse(id);
    }

    @Override
    public List<Finding> check(ObjectValue identity, ObjectValue configuration) {
        return ImportName.check(identity, new Attributes(configuration));
    }

    @Override
    public List<Impact> deletionImpact(ObjectValue recorded, @Nullable ReadOutcome live) {
        return ManifestPlan.deletionImpact(
                new Attributes(live instanceof ReadOutcome.Found(ObjectValue object, var ignored) ? object : recorded));
    }
}
