package io.rackform.engine.config;

import io.rackform.model.diagnostic.Diagnostic;

/** Finds modules whose source is not a local path. */
public interface ModuleSources {
    /** What a source stands for, fetched before or now. */
    Found find(String source);

    /** The files, or why there are none. */
    sealed interface Found {
        record Files(ModuleOrigin origin) implements Found {}

        record Missing(Diagnostic why) implements Found {}
    }
}
