package io.rackform.redfish.resource;

import io.rackform.model.schema.AttributeSchema.Trait;
import io.rackform.model.schema.BlockSchema;
import io.rackform.model.schema.ResourceSchema;
import io.rackform.model.type.Type;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.redfish.session.GuestSession;
import io.rackform.spi.EphemeralType;
import io.rackform.spi.Finding;
import java.util.List;
import java.util.Map;

/** {@code ephemeral "redfish_session"}: a session on a BMC for something else that talks to it. */
public final class SessionType implements EphemeralType {
    public static final String NAME = "redfish_session";

    private static final ResourceSchema SCHEMA = new ResourceSchema(
            0,
            BlockSchema.builder()
                    .computed("endpoint", Type.STRING, "The address of the BMC, as the provider block has it.")
                    .computed("id", Type.STRING, "The id of the session on the BMC.")
                    .computed(
                            "token",
                            Type.STRING,
                            "What lets a request in, in the header `X-Auth-Token`.",
                            Trait.SENSITIVE)
                    .build(),
            "A session on the BMC of the provider block, for something else that talks to it. It is kept while it is open, and"
                    + " ended on the BMC when it is closed.");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ResourceSchema schema() {
        return SCHEMA;
    }

    @Override
    public List<Finding> validate(ObjectValue configuration) {
        return List.of();
    }

    /** @param device the address of the BMC */
    public static ObjectValue object(GuestSession session, String device) {
        return ObjectValue.of(Map.of(
                "endpoint", new StringValue(device),
                "id", new StringValue(session.id()),
                "token", new StringValue(session.token())));
    }
}
