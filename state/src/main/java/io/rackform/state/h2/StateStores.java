package io.rackform.state.h2;

import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.state.LockHolder;
import io.rackform.state.StateException;
import io.rackform.state.StateOpening;
import io.rackform.state.secret.KeyedSeal;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Opens the state of a folder. */
public final class StateStores {
    private StateStores() {}

    /** Opens the state in {@code folder}, whose secrets are sealed with the key in its own key file. */
    public static StateOpening open(Path folder) {
        return open(folder, "");
    }

    /**
     * Opens the state in {@code folder}. Creates nothing: a state begins with its first lock or run.
     *
     * @param key 32 bytes in base64 that seal the secrets; empty for the key file beside the state
     */
    public static StateOpening open(Path folder, String key) {
        return open(folder, key, InstantSource.system());
    }

    /**
     * The same with a key that is made of a passphrase.
     *
     * @param hash of PBKDF2: {@code sha512} or {@code sha256}
     */
    public static StateOpening open(Path folder, String passphrase, int iterations, String hash) {
        KeyedSeal seal = KeyedSeal.withPassphrase(new StateFolder(folder).salt(), passphrase, iterations, hash);
        return open(folder, Optional.of(seal), InstantSource.system());
    }

    static StateOpening open(Path path, String key, InstantSource clock) {
        return open(
                path,
                key.isEmpty() ? Optional.of(KeyedSeal.withFile(new StateFolder(path).key())) : KeyedSeal.withKey(key),
                clock);
    }

    private static StateOpening open(Path path, Optional<KeyedSeal> seal, InstantSource clock) {
        StateFolder folder = new StateFolder(path);
        // H2 would read what follows a semicolon as settings, some of which run statements.
        if (folder.path().toString().contains(";")) {
            return new StateOpening.Refused(StateFaults.badFolder(folder));
        }
        if (seal.isEmpty()) {
            return new StateOpening.Refused(StateFaults.badKey());
        }
        H2StateStore store = new H2StateStore(folder, seal.get(), clock);
        try {
            Optional<LockHolder> changedBy = store.load();
            List<Diagnostic> warnings = changedBy
                    .map(holder -> List.of(StateFaults.changing(holder, clock.instant())))
                    .orElse(List.of());
            return new StateOpening.Opened(store, warnings);
        } catch (StateException failed) {
            store.close();
            return new StateOpening.Refused(failed.diagnostic());
        }
    }
}
