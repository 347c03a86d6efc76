package io.rackform.hcl.function;

import java.util.List;
import java.util.Optional;

/** What functions know of the world outside the expression. Every answer is recorded by whoever implements it. */
public interface FunctionContext {
    /**
     * The bytes of a file; empty where there is none.
     *
     * @param path as written, relative to the folder that {@code path.module} names or to the root
     */
    Optional<byte[]> file(String path);

    /** All files below a folder, at any depth, as paths from there, sorted; none where there is no such folder. */
    List<String> files(String folder);

    /** The time of the plan, RFC 3339 in UTC. */
    String planTime();

    /** Whether {@code timestamp}, {@code uuid} and {@code bcrypt} give values now: only while applying. */
    boolean applying();

    /** The time for {@code timestamp}, RFC 3339 in UTC; empty while it is to be known only after apply. */
    default Optional<String> currentTime() {
        return Optional.empty();
    }

    /** A new random identifier for {@code uuid}; empty while it is to be known only after apply. */
    default Optional<String> newUuid() {
        return Optional.empty();
    }

    /** Sixteen random bytes for {@code bcrypt}; empty while its result is to be known only after apply. */
    default Optional<byte[]> newSalt() {
        return Optional.empty();
    }

    /** The user's home folder, for {@code pathexpand}; empty where there is none, as for a commit. */
    default Optional<String> home() {
        return Optional.empty();
    }

    /** A function of a provider by its whole name, {@code provider::NAME::FUNCTION}; empty where there is none. */
    default Optional<Function> provided(String name) {
        return Optional.empty();
    }

    /** The whole names of all functions of providers, for suggestions. */
    default List<String> providedNames() {
        return List.of();
    }

    /** The absolute form of a path, for {@code abspath}. */
    String absolute(String path);
}
