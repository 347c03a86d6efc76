package io.rackform.redfish;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.model.schema.AttributeSchema;
import io.rackform.model.type.Type;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import io.rackform.spi.Connection;
import io.rackform.spi.Finding;
import io.rackform.spi.Provider;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedfishProviderTest {
    private static final RedfishProvider PROVIDER = new RedfishProvider();

    private static List<String> faults(Map<String, Value> attributes) {
        Map<String, Value> all = new TreeMap<>(Map.of("endpoint", new StringValue("https://10.1.2.3")));
        all.putAll(attributes);
        return PROVIDER.validate(ObjectValue.of(all)).stream()
                .map(Finding::summary)
                .toList();
    }

    @Test
    void isFoundByTheServiceLoader() {
        assertThat(ServiceLoader.load(Provider.class)).hasAtLeastOneElementOfType(RedfishProvider.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://10.1.2.3", "https://bmc.example:8443/", "https://[2001:db8::7]:443"})
    void addressesOfBmcs(String endpoint) {
        assertThat(faults(Map.of("endpoint", new StringValue(endpoint)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.1.2.3",
                "ftp://10.1.2.3",
                "https://root:calvin@10.1.2.3",
                "https://10.1.2.3/redfish/v1",
                "https://10.1.2.3?x=1",
                "https://",
                "https://a b"
            })
    void whatIsNoAddressOfABmc(String endpoint) {
        assertThat(faults(Map.of("endpoint", new StringValue(endpoint)))).containsExactly("Invalid endpoint of a BMC");
    }

    @Test
    void clearTextHasToBeAllowed() {
        StringValue http = new StringValue("http://10.1.2.3");
        assertThat(faults(Map.of("endpoint", http))).containsExactly("BMC without encryption");
        assertThat(faults(Map.of("endpoint", http, "insecure_http", BoolValue.TRUE)))
                .isEmpty();
        assertThat(faults(Map.of("endpoint", http, "insecure_http", UnknownValue.of(Type.BOOL))))
                .isEmpty();
        assertThat(faults(Map.of("endpoint", UnknownValue.of(Type.STRING)))).isEmpty();
    }

    @Test
    void timesAndTrust() {
        assertThat(faults(Map.of("timeout", NumberValue.of(0)))).containsExactly("Invalid timeout of a BMC");
        assertThat(faults(Map.of("graceful_timeout", NumberValue.of(0)))).isEmpty();
        assertThat(faults(Map.of("boot_timeout", NumberValue.of(100_000)))).containsExactly("Invalid timeout of a BMC");
        assertThat(faults(Map.of("tls_fingerprint", new StringValue("AB:CD"))))
                .containsExactly("Invalid certificate fingerprint");
        StringValue fingerprint = new StringValue("SHA256:" + "AB:".repeat(31) + "cd");
        assertThat(faults(Map.of("tls_fingerprint", fingerprint))).isEmpty();
        assertThat(faults(Map.of("tls_fingerprint", fingerprint, "ca_pem", new StringValue("x"))))
                .containsExactly("Two ways to trust a BMC");
    }

    @Test
    void certificatesThatAreNoneAreRefused() {
        ObjectValue configuration = ObjectValue.of(Map.of(
                "endpoint", new StringValue("https://10.1.2.3"),
                "username", new StringValue("root"),
                "password", new StringValue("calvin"),
                "ca_pem", new StringValue("not a certificate")));
        assertThat(PROVIDER.connect(configuration, "node-1"))
                .isInstanceOfSatisfying(
                        Connection.Refused.class,
                        refused -> assertThat(refused.findings())
                                .singleElement()
                                .satisfies(finding -> assertThat(finding.detail())
                                        .contains("node-1")
                                        .contains("-----BEGIN CERTIFICATE-----")
                                        .doesNotContain("calvin")));
    }

    @Test
    void passwordIsSensitive() {
        AttributeSchema password = PROVIDER.configuration().attributes().get("password");
        assertThat(password).isNotNull();
        assertThat(password.has(AttributeSchema.Trait.SENSITIVE)).isTrue();
    }
}
