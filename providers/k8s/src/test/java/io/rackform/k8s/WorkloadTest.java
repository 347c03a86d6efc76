package io.rackform.k8s;

import static io.rackform.k8s.Workbench.configuration;
import static io.rackform.k8s.Workbench.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.k8s.Workbench.Action;
import io.rackform.k8s.Workbench.Planned;
import io.rackform.k8s.json.Tree;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.spi.ApplyOutcome;
import io.rackform.spi.Finding;
import io.rackform.spi.Impact;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Kinds with defaults, allocations, fields that can't change, and a readiness of their own. */
@Timeout(60)
class WorkloadTest {
    @AutoClose
    private final Workbench bench = Workbench.start();

    private static ObjectValue deployment(String image, String cpu, String selector) {
        return configuration("""
                {'apiVersion':'apps/v1','kind':'Deployment','metadata':{'name':'web'},
                 'spec':{'selector':{'matchLabels':{'app':'%3$s'}},
                  'template':{'metadata':{'labels':{'app':'%3$s'}},
                   'spec':{'containers':[{'name':'web','image':'%1$s',
                    'ports':[{'containerPort':80}],
                    'resources':{'requests':{'cpu':'%2$s'}}}]}}}}""".formatted(image, cpu, selector));
    }

    @Test
    void aDeploymentIsPlannedWithItsDefaultsAndWaitedFor() {
        ObjectValue web = deployment("web:1", "1000m", "web");
        Planned planned = bench.plan(web);
        assertThat(Tree.number(0, planned.planned(), "object", "spec", "replicas"))
                .isEqualTo(1);
        bench.converge(web);
        assertThat(bench.phases()).anyMatch(phase -> phase.startsWith("waiting: "));
        assertThat(bench.drifted()).isFalse();
        assertThat(bench.plan(web).action()).isEqualTo(Action.NO_OP);
    }

    @Test
    void quantitiesAreComparedByValue() {
        bench.converge(deployment("web:1", "1000m", "web"));
        assertThat(bench.plan(deployment("web:1", "1", "web")).action()).isEqualTo(Action.NO_OP);
        assertThat(bench.plan(deployment("web:1", "2", "web")).action()).isEqualTo(Action.UPDATE);
    }

    @Test
    void aDefaultThatSomebodyElseSetsIsTheirs() {
        ObjectValue web = deployment("web:1", "1", "web");
        bench.converge(web);
        bench.cluster().changeByHand("default/deployments/web:spec.replicas", "3");
        assertThat(bench.drifted()).isFalse();
        assertThat(bench.plan(web).action()).isEqualTo(Action.NO_OP);
    }

    @Test
    void anImageChangedByHandIsADriftInTheRightContainer() {
        ObjectValue web = deployment("web:1", "1", "web");
        bench.converge(web);
        bench.cluster().changeByHand("default/deployments/web:spec.template.spec.containers.0.image", "web:hacked");
        Planned planned = bench.plan(web);
        assertThat(planned.action()).isEqualTo(Action.UPDATE);
        assertThat(planned.summaries()).containsExactly("Field edited by hand is taken back");
        bench.converge(web);
        assertThat(bench.plan(web).action()).isEqualTo(Action.NO_OP);
    }

    @Test
    void aRolloutThatIsStuckIsTold() {
        bench.converge(deployment("web:1", "1", "web"));
        ObjectValue broken = deployment("web:broken", "1", "web");
        ApplyOutcome outcome = bench.apply(broken, bench.plan(broken));
        assertThat(outcome).isInstanceOf(ApplyOutcome.Partial.class);
        Finding finding = ((ApplyOutcome.Partial) outcome).findings().getFirst();
        assertThat(finding.summary()).isEqualTo("Object does not become ready");
        assertThat(finding.detail()).contains("Progressing=False (ProgressDeadlineExceeded");
    }

    @Test
    void aNewObjectThatIsNotReadyIsKept() {
        ObjectValue slow = waiting(deployment("web:1", "1", "web"), "{'timeout':'1s','conditions':['Never']}");
        ApplyOutcome outcome = bench.apply(slow, bench.plan(slow));
        assertThat(outcome).isInstanceOf(ApplyOutcome.Applied.class);
        Finding finding = ((ApplyOutcome.Applied) outcome).warnings().getFirst();
        assertThat(finding.summary()).isEqualTo("Object is not ready in time");
        assertThat(finding.detail()).contains("condition Never is not True", "Available=True");
    }

    @Test
    void nobodyWaitsWhoDoesNotWantTo() {
        ObjectValue broken = waiting(deployment("web:broken", "1", "web"), "{'ready':false}");
        assertThat(bench.apply(broken, bench.plan(broken))).isInstanceOf(ApplyOutcome.Applied.class);
    }

    @Test
    void aFieldThatCannotChangeReplaces() {
        bench.converge(deployment("web:1", "1", "web"));
        Planned planned = bench.plan(deployment("web:1", "1", "other"));
        assertThat(planned.action()).isEqualTo(Action.REPLACE);
        assertThat(planned.plan().replace()).extracting(Object::toString).containsExactly("manifest.spec.selector");
        assertThat(planned.plan().findings()).isEmpty();
    }

    @Test
    void anInvalidValueIsNoReplacement() {
        bench.converge(deployment("web:1", "1", "web"));
        ObjectValue web = deployment("web:1", "1", "web");
        ObjectValue manifest = Tree.object(Tree.at(web, "manifest"));
        ObjectValue negative = Tree.with(manifest, io.rackform.model.value.NumberValue.of(-1), "spec", "replicas");
        Planned planned = bench.plan(web.with("manifest", negative));
        assertThat(planned.plan().replace()).isEmpty();
        assertThat(planned.summaries()).containsExactly("Cluster finds the manifest invalid");
        assertThat(planned.detail()).contains("spec.replicas", "must be greater than or equal to 0");
    }

    @Test
    void aClaimIsReplacedOnlyWithConsent() {
        String claim = """
                {'apiVersion':'v1','kind':'PersistentVolumeClaim','metadata':{'name':'data'},
                 'spec':{'accessModes':['%s'],'resources':{'requests':{'storage':'1Gi'}}}}""";
        bench.converge(configuration(claim.formatted("ReadWriteOnce")));
        assertThat(bench.drifted()).isFalse();
        ObjectValue other = configuration(claim.formatted("ReadWriteMany"));
        Planned refused = bench.plan(other);
        assertThat(refused.summaries()).containsExactly("Replacement needs consent");
        Planned allowed = bench.plan(other.with("allow_replace", BoolValue.TRUE));
        assertThat(allowed.action()).isEqualTo(Action.REPLACE);
        assertThat(allowed.plan().findings()).isEmpty();
        assertThat(allowed.plan().impact()).extracting(Impact::kind).containsExactly(Impact.Kind.DATA_LOSS);
    }

    @Test
    void whatTheClusterAllocatesIsKnownAfterApply() {
        ObjectValue service = configuration("""
                {'apiVersion':'v1','kind':'Service','metadata':{'name':'web'},
                 'spec':{'type':'LoadBalancer','selector':{'app':'web'},'ports':[{'port':80}]}}""");
        Planned planned = bench.plan(service);
        assertThat(Tree.at(planned.planned(), "object", "spec", "clusterIP")).isInstanceOf(UnknownValue.class);
        ObjectValue object = bench.converge(service);
        assertThat(Tree.text(object, "object", "spec", "clusterIP")).startsWith("10.");
        assertThat(bench.drifted()).isFalse();
        assertThat(bench.plan(service).action()).isEqualTo(Action.NO_OP);
    }

    @Test
    void jobsPodsAndDaemonSetsConverge() {
        String pod = "{'restartPolicy':'Never','containers':[{'name':'a','image':'a:1'}]}";
        for (ObjectValue each : new ObjectValue[] {
            configuration("{'apiVersion':'batch/v1','kind':'Job','metadata':{'name':'once'},'spec':{'template':{'spec':"
                    + pod + "}}}"),
            configuration("{'apiVersion':'v1','kind':'Pod','metadata':{'name':'alone'},'spec':" + pod + "}"),
            configuration("""
                    {'apiVersion':'apps/v1','kind':'DaemonSet','metadata':{'name':'agent'},
                     'spec':{'selector':{'matchLabels':{'app':'a'}},'template':{'metadata':{'labels':{'app':'a'}},
                      'spec':{'containers':[{'name':'a','image':'a:1'}]}}}}""")
        }) {
            bench.record(null);
            bench.converge(each);
            assertThat(bench.drifted()).isFalse();
            assertThat(bench.plan(each).action()).isEqualTo(Action.NO_OP);
        }
    }

    @Test
    void aJobThatFailsFailsAtOnce() {
        ObjectValue job = configuration("""
                {'apiVersion':'batch/v1','kind':'Job','metadata':{'name':'once'},'spec':{'template':{'spec':
                 {'restartPolicy':'Never','containers':[{'name':'a','image':'a:broken'}]}}}}""");
        ApplyOutcome outcome = bench.apply(job, bench.plan(job));
        assertThat(((ApplyOutcome.Applied) outcome).warnings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.detail()).contains("BackoffLimitExceeded"));
    }

    @Test
    void aTenantConverges() {
        for (ObjectValue each : new ObjectValue[] {
            configuration("""
                    {'apiVersion':'v1','kind':'Namespace','metadata':{'name':'blue','labels':
                     {'pod-security.kubernetes.io/enforce':'restricted'}}}"""), configuration("""
                    {'apiVersion':'v1','kind':'ResourceQuota','metadata':{'name':'quota','namespace':'blue'},
                     'spec':{'hard':{'requests.cpu':'4000m','requests.memory':'8Gi','pods':20}}}"""), configuration("""
                    {'apiVersion':'v1','kind':'LimitRange','metadata':{'name':'limits','namespace':'blue'},
                     'spec':{'limits':[{'type':'Container','default':{'cpu':'500m'}}]}}"""), configuration("""
                    {'apiVersion':'networking.k8s.io/v1','kind':'NetworkPolicy',
                     'metadata':{'name':'deny','namespace':'blue'},
                     'spec':{'podSelector':{},'policyTypes':['Ingress','Egress'],
                      'egress':[{'ports':[{'port':53,'protocol':'UDP'},{'port':53}]}]}}"""), configuration("""
                    {'apiVersion':'rbac.authorization.k8s.io/v1','kind':'RoleBinding',
                     'metadata':{'name':'admins','namespace':'blue'},
                     'roleRef':{'apiGroup':'rbac.authorization.k8s.io','kind':'ClusterRole','name':'admin'},
                     'subjects':[{'kind':'Group','name':'blue'}]}""")
        }) {
            bench.record(null);
            bench.converge(each);
            assertThat(bench.drifted()).isFalse();
            assertThat(bench.plan(each).action()).isEqualTo(Action.NO_OP);
        }
    }

    @Test
    void anotherRoleOfABindingReplacesIt() {
        String binding = """
                {'apiVersion':'rbac.authorization.k8s.io/v1','kind':'ClusterRoleBinding','metadata':{'name':'b'},
                 'roleRef':{'apiGroup':'rbac.authorization.k8s.io','kind':'ClusterRole','name':'%s'}}""";
        bench.converge(configuration(binding.formatted("view")));
        Planned planned = bench.plan(configuration(binding.formatted("admin")));
        assertThat(planned.action()).isEqualTo(Action.REPLACE);
        assertThat(planned.plan().replace()).extracting(Object::toString).containsExactly("manifest.roleRef");
    }
}
