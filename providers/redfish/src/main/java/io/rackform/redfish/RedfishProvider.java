package io.rackform.redfish;

import io.rackform.model.address.AttributePath;
import io.rackform.model.schema.BlockSchema;
import io.rackform.model.value.ObjectValue;
import io.rackform.redfish.resource.BiosType;
import io.rackform.redfish.resource.BootType;
import io.rackform.redfish.resource.Fields;
import io.rackform.redfish.resource.PowerType;
import io.rackform.redfish.resource.SessionType;
import io.rackform.redfish.resource.SystemSource;
import io.rackform.redfish.server.ServerReader;
import io.rackform.redfish.session.Access;
import io.rackform.redfish.session.BmcClient;
import io.rackform.redfish.session.ServerTrust;
import io.rackform.spi.Connection;
import io.rackform.spi.DataSourceType;
import io.rackform.spi.EphemeralType;
import io.rackform.spi.EphemeralTypes;
import io.rackform.spi.Finding;
import io.rackform.spi.FunctionProvider;
import io.rackform.spi.Provider;
import io.rackform.spi.ProviderFunction;
import io.rackform.spi.ResourceType;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.SSLContext;

/** {@code provider "redfish"}: one BMC and the server behind it. */
public final class RedfishProvider implements Provider, FunctionProvider, EphemeralTypes {
    @Override
    public String name() {
        return "redfish";
    }

    @Override
    public String version() {
        return "0.1.0";
    }

    @Override
    public BlockSchema configuration() {
        return ProviderSettings.schema();
    }

    @Override
    public List<ResourceType> resourceTypes() {
        return List.of(new BiosType(), new BootType(), new PowerType());
    }

    @Override
    public List<DataSourceType> dataSourceTypes() {
        return List.of(new SystemSource());
    }

    @Override
    public List<EphemeralType> ephemeralTypes() {
        return List.of(new SessionType());
    }

    @Override
    public List<ProviderFunction> functions() {
        return RedfishFunctions.all();
    }

    @Override
    public List<Finding> validate(ObjectValue configuration) {
        return ProviderSettings.validate(configuration);
    }

    @Override
    public Connection connect(ObjectValue configuration, String label) {
        List<Finding> faults = ProviderSettings.validate(configuration);
        if (!faults.isEmpty()) {
            return new Connection.Refused(faults);
        }
        Access access = ProviderSettings.access(configuration);
        SSLContext tls;
        try {
            tls = ServerTrust.context(access.caPem(), access.fingerprint());
        } catch (GeneralSecurityException e) {
            return new Connection.Refused(List.of(Finding.error(
                    "Certificates to trust are not readable",
                    "ca_pem of the BMC at " + access.endpoint() + " (" + label
                            + ") does not hold certificates in PEM: " + e.getMessage()
                            + ". It must start with -----BEGIN CERTIFICATE-----; file(\"ca.pem\") reads one.",
                    AttributePath.of("ca_pem"))));
        }
        BmcClient client = new BmcClient(access, ProviderSettings.patience(configuration), tls);
        return new Connection.Connected(
                new RedfishSession(new ServerReader(client, Fields.text(configuration, "system_id"))));
    }
}
