package io.rackform.engine.plan;

import io.rackform.engine.eval.DesiredInstance;
import io.rackform.engine.eval.Findings;
import io.rackform.engine.eval.ImportRequest;
import io.rackform.engine.eval.PlainValues;
import io.rackform.engine.refresh.LiveReading;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.value.ObjectValue;
import io.rackform.spi.Importable;
import io.rackform.spi.Provider;
import io.rackform.spi.ReadOutcome;
import io.rackform.spi.ResourceType;
import io.rackform.state.ObjectId;
import io.rackform.state.ObjectStatus;
import io.rackform.state.RecordedObject;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes of an object that is found on its device what would be recorded of it, had it been recorded. */
final class ImportedObject {
    private ImportedObject() {}

    /** Null where a diagnostic says why there is none. */
    static @Nullable RecordedObject of(
            ImportRequest request,
            DesiredInstance desired,
            ResourceType type,
            Provider provider,
            LiveReading reading,
            Diagnostics diagnostics) {
        Importable importable = (Importable) type;
        importable
                .check(request.identity(), PlainValues.of(desired.configuration()))
                .forEach(finding -> diagnostics.add(Findings.diagnostic(
                        finding, null, request.block().named().range(), desired.address())));
        ObjectValue live = found(request, importable, reading, diagnostics);
        if (live == null || diagnostics.hasErrors()) {
            return null;
        }
        return recorded(live, desired, type, provider);
    }

    /** What would be recorded of an object that is there. */
    static RecordedObject recorded(ObjectValue live, DesiredInstance desired, ResourceType type, Provider provider) {
        return new RecordedObject(
                ObjectId.current(desired.address()),
                desired.provider(),
                provider.version(),
                type.schema().version(),
                ObjectStatus.READY,
                Marks.restore(live, desired.configuration(), type.schema().block()),
                List.of(),
                desired.block().lifecycle().createBeforeDestroy(),
                !desired.block().lifecycle().destroys(),
                "");
    }

    /** What was found; null where a diagnostic says why nothing was. */
    static @Nullable ObjectValue found(
            ImportRequest request, Importable type, LiveReading reading, Diagnostics diagnostics) {
        return switch (reading) {
            case LiveReading.Read(ReadOutcome.Found(ObjectValue live, var ignored)) -> live;
            case LiveReading.Read ignored -> {
                diagnostics.add(Diagnostic.error(
                                "Object to import does not exist",
                                "The device has no object \"" + request.name() + "\" that could become " + request.to()
                                        + ". Its name is made of:" + parts(type)
                                        + "\n\nCheck the name. An object that is to be created needs no import.",
                                request.block().named().range())
                        .about(request.to()));
                yield null;
            }
            case LiveReading.NotRead ignored -> {
                diagnostics.add(Diagnostic.error(
                                "Device of an import is not known yet",
                                "The configuration of the provider is known only after apply, so the object cannot be"
                                        + " looked at now. Apply what makes the device known first, then import.",
                                Objects.requireNonNull(request.block()).range())
                        .about(request.to()));
                yield null;
            }
        };
    }

    private static String parts(Importable type) {
        StringBuilder parts = new StringBuilder();
        type.identity()
                .attributes()
                .forEach((name, part) ->
                        parts.append("\n  - ").append(name).append(": ").append(part.description()));
        return parts.toString();
    }
}
