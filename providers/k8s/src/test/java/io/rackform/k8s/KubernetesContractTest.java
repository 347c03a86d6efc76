package io.rackform.k8s;

import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import io.rackform.spi.Provider;
import io.rackform.testkit.ProviderContract;
import java.util.Map;

class KubernetesContractTest implements ProviderContract {
    @Override
    public Provider provider() {
        return new KubernetesProvider();
    }

    @Override
    public Map<String, Value> deviceAt(int port) {
        return Map.of("server", new StringValue("https://127.0.0.1:" + port), "token", new StringValue("secret"));
    }

    @Override
    public Map<String, Map<String, Value>> examples() {
        return Map.of(
                "k8s_manifest",
                Map.of(
                        "manifest",
                        ObjectValue.of(Map.of(
                                "apiVersion",
                                new StringValue("v1"),
                                "kind",
                                new StringValue("ConfigMap"),
                                "metadata",
                                ObjectValue.of(Map.of(
                                        "name",
                                        new StringValue("example"),
                                        "namespace",
                                        new StringValue("default")))))));
    }

    @Override
    public Map<String, String> importNames() {
        return Map.of("k8s_manifest", "apiVersion=v1,kind=ConfigMap,namespace=default,name=example");
    }
}
