package io.rackform.redfish.resource;

import io.rackform.model.value.ObjectValue;
import io.rackform.redfish.server.Snapshot;
import io.rackform.redfish.session.DeviceFault;
import io.rackform.spi.ReadOutcome;
import io.rackform.spi.ReadRequest;
import org.jspecify.annotations.Nullable;

/** The objects of all resource types, out of one look at a server. */
public final class ServerObjects {
    private ServerObjects() {}

    /** @param desired what is wanted where nothing is recorded; all that a server has where neither is there */
    public static ObjectValue read(
            String type, Snapshot look, @Nullable ObjectValue recorded, @Nullable ObjectValue desired)
            throws DeviceFault {
        return switch (type) {
            case BiosType.NAME -> BiosObject.of(look, recorded, desired);
            case BootType.NAME -> BootObject.of(look, recorded, desired);
            case PowerType.NAME -> PowerObject.of(look, recorded, desired);
            // allow default: the engine asks for types of this provider only
            default -> throw new IllegalArgumentException("there is no resource type " + type);
        };
    }

    /** The object with what planning needs to know beside it. */
    public static ReadOutcome found(ReadRequest request, Snapshot look) throws DeviceFault {
        ObjectValue identity = request.identity();
        if (identity != null && !ServerIdentity.isOf(identity, look)) {
            return new ReadOutcome.NotFound();
        }
        ObjectValue object = read(request.type(), look, request.recorded(), request.desired());
        ObjectValue evidence = switch (request.type()) {
            case BiosType.NAME -> BiosObject.evidence(look);
            case BootType.NAME -> BootObject.evidence(look);
            // allow default: read() refuses unknown types
            default -> PowerObject.evidence(look);
        };
        return new ReadOutcome.Found(object, evidence);
    }
}
