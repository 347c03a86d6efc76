package io.rackform.lab.netswitch;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The NETCONF sessions that are open. A number is never used twice, not even after a restart. */
final class Sessions {
    private final AtomicLong last = new AtomicLong();
    private final Map<Long, Runnable> open = new ConcurrentHashMap<>();

    /**
     * A new session.
     *
     * @param cut closes its connection at once
     */
    long open(Runnable cut) {
        long id = last.incrementAndGet();
        open.put(id, cut);
        return id;
    }

    void ended(long id) {
        open.remove(id);
    }

    /** Cuts a session; false where there is none. */
    boolean kill(long id) {
        Runnable cut = open.remove(id);
        if (cut != null) {
            cut.run();
        }
        return cut != null;
    }

    void killAll() {
        List.copyOf(open.keySet()).forEach(this::kill);
    }

    /** A killed session's thread may hold a request that it had read before: it must have no effect any more. */
    void requireLive(long id) {
        if (!open.containsKey(id)) {
            throw RpcError.protocol("operation-failed", "This session is over.").failure();
        }
    }
}
