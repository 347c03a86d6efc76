package io.rackform.spi;

import io.rackform.model.value.ObjectValue;
import java.util.Optional;

/** A resource type whose objects are told apart on their device by a name that the configuration gives them. */
public interface NaturalKey {
    /**
     * The name, as people read it: {@code ConfigMap default/settings}. Two objects of one name cannot be there at the same
     * time.
     *
     * @param object configured, recorded or planned
     * @return empty where it is not known
     */
    Optional<String> naturalKey(ObjectValue object);
}
