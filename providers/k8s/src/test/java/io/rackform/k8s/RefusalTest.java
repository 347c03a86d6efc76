package io.rackform.k8s;

import static io.rackform.k8s.Workbench.configuration;
import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.k8s.Workbench.Planned;
import io.rackform.lab.Faults;
import io.rackform.lab.LabCertificates;
import io.rackform.lab.LoopbackServer;
import io.rackform.model.value.ObjectValue;
import io.rackform.spi.ApplyOutcome;
import io.rackform.spi.Finding;
import io.rackform.spi.ProviderSession;
import io.rackform.spi.ReadOutcome;
import io.rackform.spi.ReadRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the cluster refuses, and a cluster that is away, in words. */
@Timeout(60)
class RefusalTest {
    private static final ObjectValue SETTINGS =
            configuration("{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'settings'},'data':{'k':'v'}}");

    @AutoClose
    private final Workbench bench = Workbench.start();

    private static Finding unreachable(ProviderSession session) {
        var address = Workbench.address("it");
        ReadOutcome outcome = session.read(List.of(new ReadRequest(address, "k8s_manifest", null, SETTINGS)))
                .get(address);
        assertThat(outcome).isInstanceOf(ReadOutcome.Unreachable.class);
        return ((ReadOutcome.Unreachable) Objects.requireNonNull(outcome))
                .findings()
                .getFirst();
    }

    private Map<String, String> access(String name, String value) {
        Map<String, String> settings = new java.util.HashMap<>(bench.cluster().access());
        settings.put("server", bench.cluster().address());
        settings.put(name, value);
        return settings;
    }

    @Test
    void aWrongTokenIsToldWithoutShowingIt() {
        try (ProviderSession session = Workbench.connect(access("token", "wrong-token-of-mine"))) {
            Finding finding = unreachable(session);
            assertThat(finding.summary()).isEqualTo("Cluster refused the login");
            assertThat(finding.detail()).contains("Unauthorized").doesNotContain("wrong-token-of-mine");
        }
    }

    @Test
    void anotherAuthorityIsNotTrusted() {
        try (ProviderSession session =
                Workbench.connect(access("ca_pem", LabCertificates.create().caPem()))) {
            assertThat(unreachable(session).summary()).isEqualTo("Cluster certificate not trusted");
            assertThat(bench.cluster().traffic().entries())
                    .as("nothing was sent")
                    .isEmpty();
        }
    }

    @Test
    void aServerThatIsNoClusterIsNoEmptyCluster() {
        LabCertificates certificates = LabCertificates.create();
        LoopbackServer wrong = new LoopbackServer(0, certificates.serverContext(), exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(404, -1);
            }
        });
        try (ProviderSession session =
                Workbench.connect(Map.of("server", wrong.address(), "ca_pem", certificates.caPem()))) {
            assertThat(unreachable(session).summary()).isEqualTo("Address is no Kubernetes API server");
        } finally {
            wrong.close();
        }
    }

    @Test
    void aClusterThatIsAwayIsToldOnceForAllItsObjects() {
        bench.cluster().close();
        List<ReadRequest> requests = IntStream.range(0, 40)
                .mapToObj(i -> new ReadRequest(Workbench.address("it" + i), "k8s_manifest", null, SETTINGS))
                .toList();
        var outcomes = bench.session().read(requests);
        assertThat(outcomes).hasSize(40);
        assertThat(outcomes.values())
                .allSatisfy(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                ReadOutcome.Unreachable.class,
                                away -> assertThat(away.findings())
                                        .extracting(Finding::summary)
                                        .containsExactly("Cluster not reachable")));
        assertThat(outcomes.values().stream().distinct()).hasSize(1);
    }

    @Test
    void aWriteWhoseAnswerIsLostIsInDoubtAndIsFoundAgainAsOurs() {
        Planned planned = bench.plan(SETTINGS);
        // The look before the write is answered, the write is carried out and its answer is not.
        bench.cluster().play(Faults.drop(2));
        ApplyOutcome outcome = bench.apply(SETTINGS, planned);
        assertThat(outcome).isInstanceOf(ApplyOutcome.Indeterminate.class);
        assertThat(((ApplyOutcome.Indeterminate) outcome).findings().getFirst().summary())
                .isEqualTo("Cluster broke off its answer");
        assertThat(bench.cluster().traffic().writes()).as("it was sent once").hasSize(1);

        bench.cluster().play(Faults.NONE);
        // What was in doubt is looked at with the plan in hand: it came out as planned, and it is ours.
        ReadOutcome read = bench.read(planned.planned());
        assertThat(read).isInstanceOf(ReadOutcome.Found.class);
        Agreement.check(planned.planned(), ((ReadOutcome.Found) read).object());
        Planned again = bench.plan(SETTINGS);
        assertThat(again.plan().findings()).as("no adoption").isEmpty();
    }

    @Test
    void readsOutliveABrokenConnection() {
        bench.converge(SETTINGS);
        bench.cluster().play(Faults.drop(2));
        assertThat(bench.drifted()).isFalse();
        assertThat(bench.plan(SETTINGS).action()).isEqualTo(Workbench.Action.NO_OP);
    }

    @Test
    void aMisspeltFieldIsToldAtOnce() {
        Planned planned = bench.plan(configuration("""
                {'apiVersion':'apps/v1','kind':'Deployment','metadata':{'name':'web'},
                 'spec':{'replicaz':1,'selector':{'matchLabels':{'app':'a'}},'template':{'metadata':{'labels':{'app':'a'}},
                  'spec':{'containers':[{'name':'a','image':'a:1'}]}}}}"""));
        assertThat(planned.summaries()).containsExactly("Manifest does not fit its kind");
        assertThat(planned.detail()).contains("replicaz");
        assertThat(bench.cluster().traffic().entries().stream()
                        .filter(entry -> entry.what().contains("dryRun")))
                .hasSize(1);
    }

    @Test
    void aQuotaShowsInThePlan() {
        bench.converge(configuration("""
                {'apiVersion':'v1','kind':'ResourceQuota','metadata':{'name':'quota','namespace':'default'},
                 'spec':{'hard':{'count/configmaps':'0','configmaps':'0'}}}"""));
        bench.record(null);
        Planned planned = bench.plan(SETTINGS);
        assertThat(planned.summaries()).containsExactly("Quota of the namespace is exceeded");
        assertThat(planned.detail()).contains("exceeded quota: quota");
    }

    @Test
    void aPodSecurityNoticeIsAWarningOfThePlan() {
        bench.converge(configuration("""
                {'apiVersion':'v1','kind':'Namespace','metadata':{'name':'strict','labels':
                 {'pod-security.kubernetes.io/warn':'restricted'}}}"""));
        bench.record(null);
        Planned planned = bench.plan(configuration("""
                {'apiVersion':'apps/v1','kind':'Deployment','metadata':{'name':'web','namespace':'strict'},
                 'spec':{'selector':{'matchLabels':{'app':'a'}},'template':{'metadata':{'labels':{'app':'a'}},
                  'spec':{'containers':[{'name':'a','image':'a:1'}]}}}}"""));
        assertThat(planned.summaries()).containsExactly("Cluster warns about the manifest");
        assertThat(planned.detail()).contains("PodSecurity \"restricted:latest\"");
    }
}
