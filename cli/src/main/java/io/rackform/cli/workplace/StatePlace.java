package io.rackform.cli.workplace;

import io.rackform.engine.config.ModuleLoader;
import io.rackform.engine.config.ModuleOrigin;
import io.rackform.engine.config.settings.StateSettings;
import io.rackform.gitops.source.FolderTree;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.state.KeySource;
import io.rackform.state.StateOpening;
import io.rackform.state.StateStore;
import io.rackform.state.h2.StateStores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Opens the state where the configuration wants it. */
final class StatePlace {
    private StatePlace() {}

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

    /** Null where it cannot be opened, and the diagnostics say why. */
    static @Nullable StateStore open(Surroundings surroundings, StateSettings settings, Diagnostics diagnostics) {
        Path usual = surroundings.folder().resolve(".rackform").resolve("state");
        Optional<Path> place = place(surroundings, settings, usual);
        place.flatMap(path -> fault(path, usual)).ifPresent(diagnostics::add);
        if (place.isEmpty()) {
            diagnostics.add(Diagnostic.error(
                    "Invalid path of the state",
                    "The path \"" + settings.path()
                            + "\" of the backend \"local\" is none that this system can have."));
        }
        if (place.isEmpty() || diagnostics.hasErrors()) {
            return null;
        }
        return switch (opening(surroundings, place.get(), settings)) {
            case StateOpening.Opened(StateStore store, List<Diagnostic> warnings) -> {
                diagnostics.addAll(warnings);
                yield store;
            }
            case StateOpening.Refused(Diagnostic why) -> {
                diagnostics.add(why);
                yield null;
            }
        };
    }

    private static Optional<Path> place(Surroundings surroundings, StateSettings settings, Path usual) {
        try {
            return Optional.of(
                    settings.path().isEmpty() ? usual : surroundings.folder().resolve(settings.path()));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Nobody means to begin anew when they say where the state is to be. */
    private static Optional<Diagnostic> fault(Path place, Path usual) {
        if (Files.isRegularFile(place)) {
            return Optional.of(Diagnostic.error(
                    "State path is a file",
                    "The backend \"local\" keeps the state in a folder, but " + place
                            + " is a file, perhaps the state of another tool, which is not read here. Name a folder."));
        }
        return !place.equals(usual) && isEmpty(place) && !isEmpty(usual)
                ? Optional.of(Diagnostic.error(
                        "State would be left behind",
                        "The backend \"local\" says that the state is in " + place
                                + ", where there is none, while there is one in "
                                + usual
                                + ". With an empty state everything would be made a second time. Move the folder: mv "
                                + usual + " " + place))
                : Optional.empty();
    }

    private static boolean isEmpty(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        } catch (IOException none) {
            return true;
        }
    }

    private static StateOpening opening(Surroundings surroundings, Path place, StateSettings settings) {
        String given = surroundings.environment().getOrDefault("RACKFORM_STATE_KEY", "");
        KeySource key = given.isEmpty() ? settings.key() : new KeySource.Given(given);
        return StateStores.open(place, key, settings.older());
    }
}
