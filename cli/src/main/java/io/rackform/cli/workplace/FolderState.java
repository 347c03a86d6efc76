package io.rackform.cli.workplace;

import io.rackform.engine.config.ModuleLoader;
import io.rackform.engine.config.ModuleOrigin;
import io.rackform.engine.config.settings.StateSettings;
import io.rackform.engine.run.StatePlace;
import io.rackform.gitops.source.FolderTree;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.state.KeySource;
import io.rackform.state.StateStore;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The state of the working folder. */
final class FolderState {
    private FolderState() {}

    /** What the configuration of the working folder says; where there is none, the state is where it always is. */
    static StateSettings wanted(Surroundings surroundings, Diagnostics diagnostics) {
        try {
            ModuleOrigin root = FolderTree.origin(surroundings.folder());
            return ModuleLoader.state(root, Variables.early(root, surroundings, List.of()), diagnostics);
        } catch (UncheckedIOException unreadable) {
            diagnostics.add(Diagnostic.error(
                    "Configuration cannot be read",
                    "Rackform " + unreadable.getMessage()
                            + ". The configuration may say where the state is, so without this file the state cannot be"
                            + " found."));
            return StateSettings.DEFAULT;
        }
    }

    static StatePlace place(Surroundings surroundings) {
        String key = surroundings.environment().getOrDefault("RACKFORM_STATE_KEY", "");
        return new StatePlace(surroundings.folder(), key.isEmpty() ? null : new KeySource.Given(key));
    }

    /** Null where it cannot be opened, and the diagnostics say why. */
    static @Nullable StateStore open(Surroundings surroundings, StateSettings settings, Diagnostics diagnostics) {
        StatePlace place = place(surroundings);
        Optional<Path> path = place.find(settings, diagnostics);
        if (path.isEmpty() || diagnostics.hasErrors()) {
            return null;
        }
        return place.open(path.get(), settings, diagnostics);
    }
}
