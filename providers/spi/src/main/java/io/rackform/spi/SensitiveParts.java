package io.rackform.spi;

import io.rackform.model.address.AttributePath;
import io.rackform.model.value.ObjectValue;
import java.util.List;

/**
 * A resource type that can tell from a configuration which parts of it are secret, although their attribute is not: a
 * document of any kind that says of itself that it holds secrets.
 */
public interface SensitiveParts {
    /** The paths of the secret parts; where it is not known yet whether a part is secret, it is. Pure. */
    List<AttributePath> sensitiveParts(ObjectValue configuration);
}
