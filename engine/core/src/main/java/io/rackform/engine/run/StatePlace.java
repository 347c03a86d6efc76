package io.rackform.engine.run;

import io.rackform.engine.config.settings.StateSettings;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.state.KeySource;
import io.rackform.state.StateOpening;
import io.rackform.state.StateStore;
import io.rackform.state.h2.StateStores;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds and opens the state where a configuration wants it, for whoever starts a run in a folder: the command line or the reconcile
 * loop.
 *
 * @param folder that the run works in; paths are relative to it
 * @param key takes the place of the key that the configuration names; null where there is none
 */
public record StatePlace(Path folder, @Nullable KeySource key) {
    /** The place that is meant where nothing is said. */
    public Path usual() {
        return folder.resolve(".rackform").resolve("state").normalize();
    }

    /**
     * The folder that the state is to be in, whether there is one already or not. Empty where the diagnostics say why a run must not
     * use it: above all where there is no state in it, but one in the usual place, because nobody means to begin anew when they say
     * where the state is to be.
     */
    public Optional<Path> find(StateSettings settings, Diagnostics diagnostics) {
        Path path;
        try {
            path = settings.path().isEmpty()
                    ? usual()
                    : folder.resolve(settings.path()).normalize();
        } catch (InvalidPathException invalid) {
            diagnostics.add(Diagnostic.error(
                    "Invalid path of the state",
                    "The path \"" + settings.path()
                            + "\" of the backend \"local\" is none that this system can have."));
            return Optional.empty();
        }
        Optional<Diagnostic> fault = fault(path, settings);
        fault.ifPresent(diagnostics::add);
        return fault.isPresent() ? Optional.empty() : Optional.of(path);
    }

    private Optional<Diagnostic> fault(Path path, StateSettings settings) {
        if (Files.isRegularFile(path)) {
            return Optional.of(Diagnostic.error(
                    "State path is a file",
                    "The backend \"local\" keeps the state in a folder, but " + path
                            + " is a file, perhaps the state of another tool, which is not read here. Name a folder."));
        }
        return !path.equals(usual()) && !StateStores.isBegun(path) && StateStores.isBegun(usual())
                ? Optional.of(leftBehind(settings, path, usual()))
                : Optional.empty();
    }

    /**
     * @param path where the configuration wants the state, and none is
     * @param other where there is one
     */
    public static Diagnostic leftBehind(StateSettings settings, Path path, Path other) {
        return Diagnostic.error(
                "State would be left behind",
                (settings.path().isEmpty()
                                ? "Without a backend the state is in "
                                : "The backend \"local\" says that the state is in ")
                        + path
                        + ", where there is none, while there is one in "
                        + other
                        + ". With an empty state everything would be made a second time. Move the folder: mv "
                        + other + " " + path);
    }

    /** Opens the state in a folder that was found; null where it cannot be opened, and the diagnostics say why. */
    public @Nullable StateStore open(Path path, StateSettings settings, Diagnostics diagnostics) {
        return switch (StateStores.open(path, key == null ? settings.key() : key, settings.older())) {
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
}
