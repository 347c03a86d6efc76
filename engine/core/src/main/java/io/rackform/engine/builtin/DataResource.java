package io.rackform.engine.builtin;

import io.rackform.model.address.AttributePath;
import io.rackform.model.schema.BlockSchema;
import io.rackform.model.schema.ResourceSchema;
import io.rackform.model.type.Type;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import io.rackform.spi.Finding;
import io.rackform.spi.Grouping;
import io.rackform.spi.Importable;
import io.rackform.spi.MoveTarget;
import io.rackform.spi.PlanRequest;
import io.rackform.spi.PlannedObject;
import io.rackform.spi.ResourceType;
import java.util.List;
import java.util.Map;

/** Keeps {@code input} and gives it back as {@code output}; replaced when {@code triggers_replace} changes. */
record DataResource(String name) implements ResourceType, MoveTarget, Importable {
    private static final ResourceSchema SCHEMA = new ResourceSchema(
            0,
            BlockSchema.builder()
                    .optional("input", Type.ANY, "A value to keep; `output` gives it back after apply.")
                    .optional("triggers_replace", Type.ANY, "The object is replaced when this value changes.")
                    .computed("output", Type.ANY, "The value of `input`.")
                    .computed("id", Type.STRING, "Unique to the object.")
                    .build(),
            "Keeps a value in the state, and ties the life of other resources to it.");

    private static final BlockSchema IDENTITY = BlockSchema.builder()
            .required("id", Type.STRING, "Unique to the object; any text.")
            .build();

    @Override
    public ResourceSchema schema() {
        return SCHEMA;
    }

    @Override
    public Grouping grouping() {
        return Grouping.SEPARATE;
    }

    @Override
    public List<Finding> validate(ObjectValue configuration) {
        return List.of();
    }

    /** Both names mean the same type. */
    @Override
    public boolean accepts(String type) {
        return type.equals("terraform_data") || type.equals("rackform_data");
    }

    @Override
    public ObjectValue moved(String type, ObjectValue attributes) {
        return attributes;
    }

    @Override
    public BlockSchema identity() {
        return IDENTITY;
    }

    /** Any text will do: the object is what is recorded of it. */
    @Override
    public Identified identify(String id) {
        return new Identified.Known(ObjectValue.of(Map.of("id", new StringValue(id))));
    }

    @Override
    public List<Finding> check(ObjectValue identity, ObjectValue configuration) {
        return List.of();
    }

    @Override
    public PlannedObject plan(PlanRequest request) {
        Value input = attribute(request.configuration(), "input");
        Value triggers = attribute(request.configuration(), "triggers_replace");
        ObjectValue recorded = request.recorded();
        Value output = recorded != null && attribute(recorded, "input").equals(input)
                ? attribute(recorded, "output")
                : input.isNull() ? NullValue.ANY : UnknownValue.of(input.type());
        ObjectValue planned = ObjectValue.of(Map.of(
                "input",
                input,
                "triggers_replace",
                triggers,
                "output",
                output,
                "id",
                recorded == null ? UnknownValue.notNull(Type.STRING) : attribute(recorded, "id")));
        boolean replace =
                recorded != null && !attribute(recorded, "triggers_replace").equals(triggers);
        return new PlannedObject(
                planned, replace ? List.of(AttributePath.of("triggers_replace")) : List.of(), List.of(), List.of());
    }

    private static Value attribute(ObjectValue object, String name) {
        Value value = object.get(name);
        return value == null ? NullValue.ANY : value;
    }
}
