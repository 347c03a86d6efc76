package io.rackform.redfish;

import io.rackform.model.type.Type;
import io.rackform.model.value.MapValue;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import io.rackform.spi.Provider;
import io.rackform.testkit.ProviderContract;
import java.util.Map;
import java.util.TreeMap;

class RedfishContractTest implements ProviderContract {
    @Override
    public Provider provider() {
        return new RedfishProvider();
    }

    @Override
    public Map<String, Value> deviceAt(int port) {
        return Map.of(
                "endpoint",
                new StringValue("https://127.0.0.1:" + port),
                "username",
                new StringValue("root"),
                "password",
                new StringValue("secret"),
                "reconnect_timeout",
                NumberValue.of(1));
    }

    @Override
    public Map<String, Map<String, Value>> examples() {
        MapValue attributes = new MapValue(Type.STRING, new TreeMap<>(Map.of("BootMode", new StringValue("Uefi"))));
        return Map.of(
                "redfish_bios", Map.of("attributes", attributes),
                "redfish_boot", Map.of("target", new StringValue("Pxe")),
                "redfish_power", Map.of("state", new StringValue("On")));
    }

    @Override
    public Map<String, String> importNames() {
        return Map.of("redfish_bios", "1", "redfish_boot", "1", "redfish_power", "1");
    }
}
