package io.rackform.engine.config.settings;

import io.rackform.state.KeySource;
import java.util.List;

/**
 * Where the root module wants its state, and how what is secret in it is sealed.
 *
 * @param path of the state's folder, relative to the working folder; empty for where it always is
 * @param key seals what is secret
 * @param older keys that still open what they sealed, in the order in which they are tried
 */
public record StateSettings(String path, KeySource key, List<KeySource> older) {
    public static final StateSettings DEFAULT = new StateSettings("", new KeySource.Own(), List.of());

    public StateSettings {
        older = List.copyOf(older);
    }
}
