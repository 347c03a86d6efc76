package io.rackform.spi;

import java.util.List;

/** A provider that has ephemeral resources; its sessions are {@link EphemeralOpener}s. */
public interface EphemeralTypes {
    List<EphemeralType> ephemeralTypes();
}
