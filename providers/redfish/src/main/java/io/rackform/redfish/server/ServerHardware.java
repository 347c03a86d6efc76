package io.rackform.redfish.server;

import io.rackform.redfish.client.model.ComputerSystem;
import io.rackform.redfish.client.model.EthernetInterface;
import io.rackform.redfish.client.model.Placement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What identifies a server.
 *
 * @param interfaces by their ids, numbers in them as numbers
 * @param placement null where the BMC does not know where the server stands
 */
public record ServerHardware(
        ComputerSystem system,
        List<EthernetInterface> interfaces,
        @Nullable Placement placement) {
    public ServerHardware {
        interfaces = List.copyOf(interfaces);
    }
}
