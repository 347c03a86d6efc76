package io.rackform.engine.builtin;

import io.rackform.model.schema.BlockSchema;
import io.rackform.model.value.ObjectValue;
import io.rackform.spi.Connection;
import io.rackform.spi.DataSourceType;
import io.rackform.spi.EphemeralType;
import io.rackform.spi.EphemeralTypes;
import io.rackform.spi.Finding;
import io.rackform.spi.Provider;
import io.rackform.spi.ResourceType;
import java.util.List;

/** The provider of {@code terraform_data} and of the ephemeral resources that need no device. */
public final class BuiltInProvider implements Provider, EphemeralTypes {
    private static final List<ResourceType> TYPES =
            List.of(new DataResource("terraform_data"), new DataResource("rackform_data"));

    private final Outside outside;

    public BuiltInProvider() {
        this(Outside.NOTHING);
    }

    public BuiltInProvider(Outside outside) {
        this.outside = outside;
    }

    @Override
    public List<EphemeralType> ephemeralTypes() {
        return List.of(new PasswordType(), new SecretType());
    }

    @Override
    public String name() {
        return "terraform";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public BlockSchema configuration() {
        return BlockSchema.EMPTY;
    }

    @Override
    public List<ResourceType> resourceTypes() {
        return TYPES;
    }

    @Override
    public List<DataSourceType> dataSourceTypes() {
        return List.of();
    }

    @Override
    public List<Finding> validate(ObjectValue configuration) {
        return List.of();
    }

    @Override
    public Connection connect(ObjectValue configuration, String label) {
        return new Connection.Connected(new DataSession(outside));
    }
}
