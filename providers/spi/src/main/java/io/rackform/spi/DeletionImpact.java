package io.rackform.spi;

import io.rackform.model.value.ObjectValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A resource type whose deletions do more to the device than to take the object away. */
public interface DeletionImpact {
    /**
     * What a deletion does beside. Pure.
     *
     * @param recorded the object as it was recorded
     * @param live what the last read found; null where nothing was read
     */
    List<Impact> deletionImpact(ObjectValue recorded, @Nullable ReadOutcome live);
}
