package io.rackform.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.lab.LabCertificates;
import io.rackform.lab.cluster.LabCluster;
import io.rackform.model.type.Type;
import io.rackform.model.value.UnknownValue;
import io.rackform.spi.Connection;
import io.rackform.spi.Finding;
import io.rackform.spi.Provider;
import io.rackform.spi.ProviderSession;
import io.rackform.spi.ReadOutcome;
import io.rackform.spi.ReadRequest;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class KubernetesProviderTest {
    private static List<String> faults(Map<String, String> settings) {
        return new KubernetesProvider()
                .validate(Workbench.providerBlock(settings)).stream()
                        .map(Finding::summary)
                        .toList();
    }

    @Test
    void itIsFoundByItsName() {
        assertThat(ServiceLoader.load(Provider.class))
                .anyMatch(provider -> provider instanceof KubernetesProvider
                        && provider.name().equals("k8s")
                        && provider.resourceTypes().getFirst().name().startsWith("k8s_"));
    }

    @Test
    void aBlockNamesOneCluster() {
        assertThat(faults(Map.of())).containsExactly("Cluster is not named");
        assertThat(faults(Map.of("server", "https://a:1", "kubeconfig", "x"))).containsExactly("Cluster is not named");
        assertThat(faults(Map.of("server", "http://a:1"))).containsExactly("Cluster address cannot be used");
        assertThat(faults(Map.of("server", "https://a:1", "token", "a\nb")))
                .containsExactly("Cluster token cannot be used");
        assertThat(faults(Map.of("server", "https://a:1", "token", " abc\n"))).isEmpty();
    }

    @Test
    void whatIsUnknownIsLeftAlone() {
        var unknown = Workbench.providerBlock(Map.of()).with("server", UnknownValue.of(Type.STRING));
        assertThat(new KubernetesProvider().validate(unknown)).isEmpty();
    }

    @Test
    void aBrokenCertificateIsRefused() {
        Connection connection = new KubernetesProvider()
                .connect(Workbench.providerBlock(Map.of("server", "https://a:1", "ca_pem", "no pem")), "edge");
        assertThat(connection)
                .isInstanceOfSatisfying(
                        Connection.Refused.class,
                        refused -> assertThat(refused.findings().getFirst().summary())
                                .isEqualTo("Cluster certificate or key cannot be read"));
    }

    @Test
    void aKubeconfigIsEnough() {
        try (LabCluster cluster = LabCluster.create("edge", Map.of(), LabCertificates.create());
                ProviderSession session = Workbench.connect(Map.of("kubeconfig", cluster.kubeconfig()))) {
            var address = Workbench.address("it");
            ReadRequest request = new ReadRequest(
                    address,
                    "k8s_manifest",
                    null,
                    Workbench.configuration("{'apiVersion':'v1','kind':'Namespace','metadata':{'name':'default'}}"));
            assertThat(session.read(List.of(request)).get(address)).isInstanceOf(ReadOutcome.Found.class);
            assertThat(session.device()).isEqualTo(cluster.address());
        }
    }
}
