package io.rackform.engine.refactor;

import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.spi.MoveTarget;
import io.rackform.spi.ResourceType;
import io.rackform.state.ObjectId;
import io.rackform.state.RecordedObject;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes an object of one type an object of another one, where the new type knows how. */
final class TypeChange {
    private final Function<String, @Nullable ResourceType> types;
    private final List<Diagnostic> diagnostics;

    /** @param types by name; null for one that is not at hand */
    TypeChange(Function<String, @Nullable ResourceType> types, List<Diagnostic> diagnostics) {
        this.types = types;
        this.diagnostics = diagnostics;
    }

    /** The object at its new address. */
    RecordedObject adapted(RecordedObject object, ObjectId id) {
        String before = object.id().address().resource().type();
        String after = id.address().resource().type();
        RecordedObject placed = object.withId(id);
        if (before.equals(after)) {
            return placed;
        }
        ResourceType type = types.apply(after);
        if (type instanceof MoveTarget target && target.accepts(before)) {
            return placed.withAttributes(target.moved(before, object.attributes()))
                    .withSchemaVersion(type.schema().version());
        }
        diagnostics.add(Diagnostic.error(
                        "Move between types that do not fit",
                        "The object recorded as " + object.id() + " would become " + id + ", but "
                                + (type == null
                                        ? "there is no resource type \"" + after + "\"."
                                        : "the type \"" + after + "\" cannot take over what was recorded by \"" + before
                                                + "\".")
                                + " To let the old object stay where it is and be managed no longer, use a \"removed\""
                                + " block; to have it replaced, remove the \"moved\" block.")
                .about(id));
        return placed;
    }
}
