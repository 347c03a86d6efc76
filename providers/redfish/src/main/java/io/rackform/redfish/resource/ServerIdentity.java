package io.rackform.redfish.resource;

import io.rackform.model.schema.BlockSchema;
import io.rackform.model.type.Type;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.redfish.server.Snapshot;
import io.rackform.redfish.session.DeviceFault;
import io.rackform.spi.Importable.Identified;
import java.util.Map;

/** By what name an object of a server is imported: there is one of each type, so it is the server's. */
final class ServerIdentity {
    static final String SYSTEM_ID = "system_id";

    static final BlockSchema SCHEMA = BlockSchema.builder()
            .required(
                    SYSTEM_ID,
                    Type.STRING,
                    "The id of the server's system on its BMC, as `data.redfish_system` has it.")
            .build();

    private ServerIdentity() {}

    static Identified parse(String id) {
        return new Identified.Known(ObjectValue.of(Map.of(SYSTEM_ID, new StringValue(id))));
    }

    /** Whether it is this server. */
    static boolean isOf(ObjectValue identity, Snapshot look) throws DeviceFault {
        String id = Fields.text(identity, SYSTEM_ID);
        return id != null && id.equals(look.system().document().getId());
    }
}
