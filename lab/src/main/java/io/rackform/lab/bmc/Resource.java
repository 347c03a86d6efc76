package io.rackform.lab.bmc;

import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What stands at one path.
 *
 * @param reader makes the document; null where there is only an operation
 * @param operations by method; a {@code GET} here is answered as it is, without an entity tag
 */
record Resource(@Nullable Supplier<Map<String, Object>> reader, Map<String, Operation> operations) {
    /** Answers one request that was let in and whose body is a JSON object. */
    @FunctionalInterface
    interface Operation {
        Answer run(Request request);
    }

    Resource {
        operations = Map.copyOf(operations);
    }

    static Resource of(Supplier<Map<String, Object>> reader) {
        return new Resource(reader, Map.of());
    }

    static Resource of(Supplier<Map<String, Object>> reader, String method, Operation operation) {
        return new Resource(reader, Map.of(method, operation));
    }

    static Resource operation(String method, Operation operation) {
        return new Resource(null, Map.of(method, operation));
    }

    Optional<Map<String, Object>> document() {
        return reader == null ? Optional.empty() : Optional.of(reader.get());
    }

    /** The value of the {@code Allow} header. */
    String allowed() {
        TreeSet<String> methods = new TreeSet<>(operations.keySet());
        if (reader != null) {
            methods.add("GET");
            methods.add("HEAD");
        }
        return String.join(", ", methods);
    }
}
