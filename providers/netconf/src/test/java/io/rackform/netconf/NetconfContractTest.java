package io.rackform.netconf;

import io.rackform.model.value.NumberValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import io.rackform.spi.Provider;
import io.rackform.testkit.ProviderContract;
import java.util.Map;

class NetconfContractTest implements ProviderContract {
    @Override
    public Provider provider() {
        return new NetconfProvider();
    }

    @Override
    public Map<String, Value> deviceAt(int port) {
        return Map.of(
                "host",
                new StringValue("127.0.0.1"),
                "port",
                NumberValue.of(port),
                "username",
                new StringValue("admin"),
                "password",
                new StringValue("secret"),
                "host_key",
                new StringValue("SHA256:cuOQLMhACCAq4d0+ufrk6LZ3cpALmrAxZu/eS3t3a1g"));
    }

    @Override
    public Map<String, Map<String, Value>> examples() {
        return Map.of(
                "netconf_config",
                Map.of(
                        "config",
                        new StringValue("<vlans xmlns=\"urn:rackform:lab:vlans\"><vlan><id>1</id></vlan></vlans>\n")));
    }

    @Override
    public Map<String, String> importNames() {
        return Map.of("netconf_config", "/{urn:rackform:lab:vlans}vlans/vlan[id='1']");
    }
}
