package io.rackform.gitops.loop;

import io.rackform.engine.config.settings.StateSettings;
import io.rackform.engine.run.StatePlace;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.state.StateException;
import io.rackform.state.StateStore;
import io.rackform.state.h2.StateStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The state that a loop works on: the one that a commit asks for, kept open from pass to pass as long as commits ask for the same. A
 * commit cannot lead away from the state that was used last while that is still there, or is lost. For one thread.
 */
public final class LoopState implements AutoCloseable {
    private final StatePlace place;
    private final Path memory;
    private @Nullable Open open;

    /** @param commit that asks for it */
    private record Open(Path path, StateSettings settings, String commit, StateStore store) {}

    /** @param place in the folder that the loop works in */
    public LoopState(StatePlace place) {
        this.place = place;
        this.memory = place.folder().resolve(".rackform").resolve("loop");
    }

    /**
     * The state that a commit asks for.
     *
     * @param diagnostics takes warnings
     * @throws StateException where it cannot be used, or nobody can tell whether another one would be left behind
     */
    StateStore open(StateSettings settings, String commit, Diagnostics diagnostics) {
        Diagnostics found = new Diagnostics();
        Path path = place.find(settings, found).orElse(null);
        if (path == null) {
            throw new StateException(found.list().getFirst(), null);
        }
        LastState.read(memory)
                .flatMap(last -> fault(settings, path, last.path()))
                .ifPresent(fault -> {
                    throw new StateException(fault, null);
                });
        Open known = open;
        if (known != null && known.path().equals(path) && known.settings().equals(settings)) {
            open = new Open(path, settings, commit, known.store());
            return known.store();
        }
        StateStore store = place.open(path, settings, found);
        if (store == null) {
            throw new StateException(found.list().getFirst(), null);
        }
        diagnostics.addAll(found.list());
        close();
        open = new Open(path, settings, commit, store);
        return store;
    }

    private Optional<Diagnostic> fault(StateSettings settings, Path path, Path last) {
        boolean begun = StateStores.isBegun(path);
        if (!begun && isEmpty(last)) {
            return Optional.of(Diagnostic.error(
                    "State is missing",
                    "The loop kept its state in " + last + ", which is gone or empty, and there is none in " + path
                            + ". Nothing was changed, because with an empty state everything would be made a second time."
                            + " Bring the folder back, or the disk that it is on; to really start anew, remove the file "
                            + memory + "."));
        }
        if (!StateStores.isBegun(last) || isSame(path, last)) {
            return Optional.empty();
        }
        return Optional.of(
                begun
                        ? Diagnostic.error(
                                "Loop has another state",
                                "This commit keeps its state in " + path
                                        + ", where there is one already, while the loop kept its own in " + last
                                        + ", and what is recorded there would be forgotten. If the other one is to go on,"
                                        + " move this one out of the way: mv " + last + " " + last
                                        + ".old. If not, name another folder.")
                        : StatePlace.leftBehind(settings, path, last));
    }

    /**
     * Keeps in mind that the open state is the one in use. Called when it is locked, and before anything is recorded in it.
     *
     * @throws StateException where that cannot be written
     */
    void use() {
        Open used = open;
        if (used == null) {
            throw new IllegalStateException("no state is open");
        }
        LastState now = new LastState(used.path(), used.commit());
        if (LastState.read(memory).filter(now::equals).isEmpty()) {
            now.write(memory);
        }
    }

    /** Also where it is not there at all, as when a disk is not mounted. */
    private static boolean isEmpty(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        } catch (IOException none) {
            return !StateStores.isBegun(folder);
        }
    }

    /** Also where one of them is a link to the other. */
    private static boolean isSame(Path path, Path last) {
        try {
            return path.equals(last) || (Files.exists(path) && Files.isSameFile(path, last));
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** The state that is open, if it is still where it was; null where there is none. */
    @Nullable
    StateStore current() {
        Open known = open;
        return known != null && !isEmpty(known.path()) ? known.store() : null;
    }

    /**
     * The commit whose configuration said where the state is that was used last; empty where no loop ran here yet.
     *
     * @throws StateException where that cannot be read
     */
    Optional<String> lastCommit() {
        return LastState.read(memory).map(LastState::commit);
    }

    /** Closes the state; it is opened anew when it is needed again, with its key. */
    @Override
    public void close() {
        Open known = open;
        open = null;
        if (known != null) {
            known.store().close();
        }
    }
}
