package io.rackform.engine.demand;

import io.rackform.model.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;

/** The answer to a question, or why there is none. */
public sealed interface NodeResult<V> {
    /** The answer; the notes may hold errors that left a usable answer, as a value marked failed is. */
    record Ok<V>(V value, List<Diagnostic> notes) implements NodeResult<V> {
        public Ok {
            notes = List.copyOf(notes);
        }
    }

    /** The question itself is at fault. */
    record Failed<V>(List<Diagnostic> errors) implements NodeResult<V> {
        public Failed {
            errors = List.copyOf(errors);
        }
    }

    /** Something that the answer needs failed, and has said so itself. */
    record Blocked<V>(NodeKey<?> by) implements NodeResult<V> {}

    static <V> NodeResult<V> ok(V value) {
        return new Ok<>(value, List.of());
    }

    static <V> NodeResult<V> failed(Diagnostic error) {
        return new Failed<>(List.of(error));
    }

    /** The answer, where there is one. */
    default Optional<V> answer() {
        return switch (this) {
            case Ok<V>(V value, List<Diagnostic> ignored) -> Optional.of(value);
            case Failed<V> ignored -> Optional.empty();
            case Blocked<V> ignored -> Optional.empty();
        };
    }

    /** What this result has to say itself. */
    default List<Diagnostic> diagnostics() {
        return switch (this) {
            case Ok<V>(V ignored, List<Diagnostic> notes) -> notes;
            case Failed<V>(List<Diagnostic> errors) -> errors;
            case Blocked<V> ignored -> List.of();
        };
    }
}
