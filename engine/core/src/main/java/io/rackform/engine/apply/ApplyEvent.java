package io.rackform.engine.apply;

import io.rackform.engine.execution.Operation;
import io.rackform.model.diagnostic.Diagnostic;
import java.util.List;

/** What happens while a graph runs, in the order it happens. */
public sealed interface ApplyEvent {
    Operation operation();

    /** @param device the device's address */
    record Started(Operation operation, String device) implements ApplyEvent {}

    /** The device's unit entered another phase. */
    record Phase(Operation operation, String device, String words) implements ApplyEvent {}

    record Finished(Operation operation, String device) implements ApplyEvent {}

    record Failed(Operation operation, String device, List<Diagnostic> diagnostics) implements ApplyEvent {
        public Failed {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /**
     * It did not start.
     *
     * @param because of which operation; empty where the run was stopped
     */
    record Skipped(Operation operation, String because) implements ApplyEvent {}
}
