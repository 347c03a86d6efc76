package io.rackform.hcl.eval;

import io.rackform.hcl.function.FunctionContext;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.diagnostic.SourceRange;
import io.rackform.model.value.Value;
import java.util.List;

/**
 * Where the names of an expression get their values. A reference is handed over with as many steps as follow it, their
 * keys already evaluated, so that {@code a[expr].id} asks for one instance and never for the whole collection.
 */
public interface Scope {
    /**
     * The value of a reference.
     *
     * @param steps the first is the name; the scope takes as many as it wants and says how many it took
     * @param range of the whole reference, for diagnostics
     * @param diagnostics where a reference to nothing is reported; its value is then unknown and marked failed
     */
    Resolved resolve(List<Step> steps, SourceRange range, Diagnostics diagnostics);

    /** Outside knowledge that functions may need: files, the time. */
    FunctionContext functions();

    /** Whether functions can be called: not in what has to be known without any evaluation. */
    default boolean allowsCalls() {
        return true;
    }

    /** A name or a key. */
    sealed interface Step {
        SourceRange range();

        /** The first name, or {@code .name}; digits where the source has {@code .0}. */
        record Name(String name, SourceRange range) implements Step {}

        /** {@code [key]}, evaluated. */
        record Key(Value key, SourceRange range) implements Step {}
    }

    /**
     * @param value of the steps that were taken
     * @param taken how many, at least 1
     */
    record Resolved(Value value, int taken) {}
}
