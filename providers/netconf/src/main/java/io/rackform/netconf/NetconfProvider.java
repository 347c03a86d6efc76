package io.rackform.netconf;

import io.rackform.model.schema.BlockSchema;
import io.rackform.model.value.ObjectValue;
import io.rackform.spi.Connection;
import io.rackform.spi.DataSourceType;
import io.rackform.spi.Finding;
import io.rackform.spi.FunctionProvider;
import io.rackform.spi.Provider;
import io.rackform.spi.ProviderFunction;
import io.rackform.spi.ResourceType;
import java.util.List;

/** Switches and routers over NETCONF. */
public final class NetconfProvider implements Provider, FunctionProvider {
    @Override
    public String name() {
        return "netconf";
    }

    @Override
    public String version() {
        return "0.1.0";
    }

    @Override
    public BlockSchema configuration() {
        return DeviceSettings.SCHEMA;
    }

    @Override
    public List<ResourceType> resourceTypes() {
        return List.of(new ConfigType());
    }

    @Override
    public List<DataSourceType> dataSourceTypes() {
        return List.of();
    }

    @Override
    public List<ProviderFunction> functions() {
        return NetconfFunctions.all();
    }

    @Override
    public List<Finding> validate(ObjectValue configuration) {
        return DeviceSettings.check(configuration);
    }

    @Override
    public Connection connect(ObjectValue configuration, String label) {
        List<Finding> findings = DeviceSettings.check(configuration);
        return findings.isEmpty()
                ? new Connection.Connected(new NetconfDevice(DeviceSettings.read(configuration), label))
                : new Connection.Refused(findings);
    }
}
