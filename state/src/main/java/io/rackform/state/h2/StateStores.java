package io.rackform.state.h2;

import io.rackform.state.KeySource;
import io.rackform.state.StateException;
import io.rackform.state.StateOpening;
import io.rackform.state.secret.KeyRing;
import io.rackform.state.secret.KeyedSeal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Opens the state of a folder. */
public final class StateStores {
    private StateStores() {}

    /**
     * Whether there is a state in the folder, or what is left of one; a lock or a key alone is none. Of a folder that cannot be read
     * it is assumed: opening it tells why.
     */
    public static boolean isBegun(Path path) {
        StateFolder folder = new StateFolder(path);
        try {
            return Files.exists(folder.mark())
                    || Files.exists(folder.log())
                    || !folder.databases().isEmpty();
        } catch (IOException unreadable) {
            return true;
        }
    }

    /** Opens the state in {@code folder}, whose secrets are sealed with the key in its own key file. */
    public static StateOpening open(Path folder) {
        return open(folder, new KeySource.Own(), List.of());
    }

    /**
     * Opens the state in {@code folder}. Creates nothing: a state begins with its first lock or run.
     *
     * @param key seals the secrets
     * @param older keys that open what {@code key} does not, in the order in which they are tried
     */
    public static StateOpening open(Path folder, KeySource key, List<KeySource> older) {
        return open(folder, key, older, InstantSource.system());
    }

    static StateOpening open(Path path, KeySource key, List<KeySource> older, InstantSource clock) {
        StateFolder folder = new StateFolder(path);
        // H2 would read what follows a semicolon as settings, some of which run statements.
        if (folder.path().toString().contains(";")) {
            return new StateOpening.Refused(StateFaults.badFolder(folder));
        }
        Optional<KeyedSeal> current = seal(key, folder);
        List<KeyedSeal> others =
                older.stream().flatMap(one -> seal(one, folder).stream()).toList();
        if (current.isEmpty() || others.size() < older.size()) {
            return new StateOpening.Refused(StateFaults.badKey());
        }
        H2StateStore store = new H2StateStore(folder, new KeyRing(current.get(), others), clock);
        try {
            return new StateOpening.Opened(store, store.load());
        } catch (StateException failed) {
            store.close();
            return new StateOpening.Refused(failed.diagnostic());
        }
    }

    private static Optional<KeyedSeal> seal(KeySource source, StateFolder folder) {
        return KeyedSeal.of(source, folder.key(), folder.salt());
    }
}
