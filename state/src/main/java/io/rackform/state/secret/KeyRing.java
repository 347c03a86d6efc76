package io.rackform.state.secret;

import io.rackform.model.json.SecretSeal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Seals with one key, and opens what that key or an older one sealed. */
public final class KeyRing implements SecretSeal {
    private final KeyedSeal current;
    private final List<KeyedSeal> older;
    private final AtomicLong openedWithOlder = new AtomicLong();

    /** @param older in the order in which they are tried */
    public KeyRing(KeyedSeal current, List<KeyedSeal> older) {
        this.current = current;
        this.older = List.copyOf(older);
    }

    @Override
    public String seal(String clear) {
        return current.seal(clear);
    }

    @Override
    public String open(String sealed) {
        List<String> words = new ArrayList<>();
        try {
            return current.open(sealed);
        } catch (UnreadableSecretException notThisOne) {
            if (older.isEmpty()) {
                throw notThisOne;
            }
            words.add(notThisOne.getMessage());
        }
        for (KeyedSeal key : older) {
            try {
                String clear = key.open(sealed);
                openedWithOlder.incrementAndGet();
                return clear;
            } catch (UnreadableSecretException notThisOne) {
                words.add(notThisOne.getMessage());
            }
        }
        throw new UnreadableSecretException(String.join("; ", words), null);
    }

    public boolean hasOlder() {
        return !older.isEmpty();
    }

    /** How many secrets an older key opened so far: a growing number tells that something waits to be sealed anew. */
    public long openedWithOlder() {
        return openedWithOlder.get();
    }

    @Override
    public String toString() {
        return "KeyRing[" + current + ", " + older + "]";
    }
}
