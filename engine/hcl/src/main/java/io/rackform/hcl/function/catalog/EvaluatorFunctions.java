package io.rackform.hcl.function.catalog;

import io.rackform.hcl.function.Function;
import io.rackform.hcl.function.Parameter;
import io.rackform.model.type.Type;
import org.jspecify.annotations.Nullable;

/** What the functions look like that need an evaluator, which therefore has their bodies. */
public final class EvaluatorFunctions {
    private EvaluatorFunctions() {}

    /** The function without its body; null where it is not one of them. */
    public static @Nullable Function shape(String name) {
        return switch (name) {
            case "can" -> of(name, Type.BOOL, Parameter.any("expression"));
            case "try" -> of(name, Type.ANY).with(Parameter.any("expressions"));
            case "templatefile" -> of(name, Type.ANY, Parameter.string("path"), Parameter.any("vars"));
            case "templatestring" -> of(name, Type.STRING, Parameter.string("template"), Parameter.any("vars"));
            case "provider::terraform::decode_tfvars" -> of(name, Type.ANY, Parameter.string("src"));
            default -> null; // allow default: any name
        };
    }

    private static Function of(String name, Type result, Parameter... parameters) {
        return Function.of(name, result, call -> call.fail("it can be called in an expression only"), parameters);
    }
}
