package io.rackform.hcl.eval;

import io.rackform.hcl.syntax.Expression;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.type.Type;
import io.rackform.model.value.Value;

/**
 * A type as a variable declares it, with the defaults of its optional attributes: {@code object({a=optional(string, "x")})}.
 *
 * @param defaults empty where no attribute has one
 */
public record TypeConstraint(Type type, Defaults defaults) {
    /** Accepts every value as it is. */
    public static final TypeConstraint ANY = new TypeConstraint(Type.ANY, Defaults.NONE);

    /** Reads a type expression; what is wrong in it is reported, and stands as {@code any} in the result. */
    public static TypeConstraint parse(Expression expression, Diagnostics diagnostics) {
        return new TypeParser(diagnostics).parse(expression);
    }

    /** The value with the defaults filled in, ready to be converted to the type. */
    public Value applyDefaults(Value value) {
        return defaults.apply(value);
    }
}
