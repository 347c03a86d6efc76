package io.rackform.engine.config;

import io.rackform.hcl.syntax.Attribute;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A module as far as it is needed to evaluate something before modules are loaded.
 *
 * @param path the names of the calls that lead here
 * @param caller where the values of variables come from; null for the root, which has them from the user
 * @param call the block that calls this module; null for the root
 */
record EarlyModule(
        List<String> path,
        ModuleOrigin root,
        ModuleOrigin origin,
        Map<String, VariableBlock> variables,
        Map<String, Attribute> locals,
        @Nullable EarlyModule caller,
        @Nullable CallBlock call) {
    /** The address of something in the module: {@code module.a.var.b}. */
    String name(String inside) {
        StringBuilder name = new StringBuilder();
        path.forEach(step -> name.append("module.").append(step).append('.'));
        return name.append(inside).toString();
    }
}
