package io.rackform.hcl.eval;

import io.rackform.hcl.function.Function;
import io.rackform.hcl.function.Functions;
import org.jspecify.annotations.Nullable;

/** {@code templatefile} and {@code templatestring}: functions that evaluate a text with names of its own. */
final class TemplateCalls {
    private TemplateCalls() {}

    static @Nullable Function find(Evaluator evaluator, String name) {
        return Functions.find(name);
    }
}
