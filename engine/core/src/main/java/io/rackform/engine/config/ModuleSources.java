package io.rackform.engine.config;

import io.rackform.model.diagnostic.Diagnostic;
import java.util.Collection;

/** Finds modules whose source is not a local path. */
public interface ModuleSources {
    /** Says which sources one module asks for next, so that they can be fetched together. */
    default void announce(Collection<Announced> sources) {}

    /**
     * A source that is asked for next.
     *
     * @param literal whether it stands so in the file, and not with other values of variables as another
     */
    record Announced(String source, boolean literal) {}

    /** What a source stands for, fetched before or now. */
    Found find(String source);

    /** The files, or why there are none. */
    sealed interface Found {
        record Files(ModuleOrigin origin) implements Found {}

        record Missing(Diagnostic why) implements Found {}
    }
}
