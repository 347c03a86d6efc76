package io.rackform.cli.workplace;

import io.rackform.engine.config.ModuleSources;
import io.rackform.gitops.source.FolderTree;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/** Finds the configuration that a command is about. */
final class Sources {
    private Sources() {}

    /** @param source a Git address, or empty for the working folder */
    static @Nullable ConfigurationSource find(Surroundings surroundings, String source, Diagnostics diagnostics) {
        if (!Files.isDirectory(surroundings.folder())) {
            diagnostics.add(OpenStack.noFolder(surroundings.folder()));
            return null;
        }
        ModuleSources modules = wanted -> new ModuleSources.Found.Missing(
                Diagnostic.error("Module source not supported", "The module source \"" + wanted + "\" is unknown."));
        return new ConfigurationSource(FolderTree.origin(surroundings.folder()), modules);
    }
}
