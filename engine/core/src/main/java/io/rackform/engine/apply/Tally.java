package io.rackform.engine.apply;

import io.rackform.spi.ChangeUnit;
import io.rackform.state.ObjectId;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what was done; knows which replacements create first. */
final class Tally {
    private final Set<ObjectId> createdFirst;
    final AtomicInteger created = new AtomicInteger();
    final AtomicInteger updated = new AtomicInteger();
    final AtomicInteger deleted = new AtomicInteger();
    final AtomicInteger forgotten = new AtomicInteger();

    Tally(Set<ObjectId> createdFirst) {
        this.createdFirst = Set.copyOf(createdFirst);
    }

    boolean createdFirst(ObjectId id) {
        return createdFirst.contains(id);
    }

    void count(ChangeUnit.Kind kind) {
        switch (kind) {
            case CREATE -> created.incrementAndGet();
            case UPDATE -> updated.incrementAndGet();
            case DELETE -> deleted.incrementAndGet();
        }
    }
}
