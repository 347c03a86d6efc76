package io.rackform.engine.builtin;

import java.nio.file.Path;
import java.util.Map;

/**
 * What built-in types may see of the computer.
 *
 * @param folder that paths are relative to
 * @param environment the variables of the process
 */
public record Outside(Path folder, Map<String, String> environment) {
    /** Nothing but absolute paths. */
    public static final Outside NOTHING = new Outside(Path.of("/"), Map.of());

    public Outside {
        environment = Map.copyOf(environment);
    }
}
