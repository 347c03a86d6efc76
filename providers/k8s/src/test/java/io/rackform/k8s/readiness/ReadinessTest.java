package io.rackform.k8s.readiness;

import static io.rackform.k8s.Workbench.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.k8s.manifest.WaitRule;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadinessTest {
    private static final WaitRule PLAIN = new WaitRule(true, WaitRule.DEFAULT_TIMEOUT, List.of(), new TreeMap<>());

    private static String of(String object, WaitRule rule) {
        return switch (Readiness.of(json(object), rule)) {
            case Progress.Ready() -> "ready";
            case Progress.Waiting(String what) -> "waiting: " + what;
            case Progress.Broken(String why) -> "broken: " + why;
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'kind':'ConfigMap'} | ready
            {'kind':'Deployment','metadata':{'generation':2},'status':{'observedGeneration':1,'updatedReplicas':1,'availableReplicas':1,'replicas':1}} | waiting: its controller has not seen the change yet
            {'kind':'Deployment','metadata':{'generation':1}} | waiting: its controller has not seen the change yet
            {'kind':'Deployment','spec':{'replicas':3},'status':{'observedGeneration':1,'updatedReplicas':2,'replicas':3}} | waiting: 2 of 3 replicas updated
            {'kind':'Deployment','spec':{'replicas':2},'status':{'updatedReplicas':2,'replicas':3}} | waiting: 1 old replicas still running
            {'kind':'Deployment','spec':{'replicas':2},'status':{'updatedReplicas':2,'replicas':2,'availableReplicas':1}} | waiting: 1 of 2 replicas available
            {'kind':'Deployment','status':{'updatedReplicas':1,'replicas':1,'availableReplicas':1,'conditions':[{'type':'Available','status':'True'}]}} | waiting: the rollout is not complete
            {'kind':'Deployment','status':{'updatedReplicas':1,'replicas':1,'availableReplicas':1,'conditions':[{'type':'Progressing','status':'True','reason':'NewReplicaSetAvailable'}]}} | ready
            {'kind':'Deployment','status':{'availableReplicas':1,'conditions':[{'type':'Progressing','status':'False','reason':'ProgressDeadlineExceeded','message':'late'}]}} | broken: its rollout is stuck: late
            {'kind':'StatefulSet','spec':{'replicas':2},'status':{'readyReplicas':1}} | waiting: 1 of 2 replicas ready
            {'kind':'StatefulSet','status':{'readyReplicas':1,'currentRevision':'a','updateRevision':'b'}} | waiting: the rollout is not complete
            {'kind':'StatefulSet','spec':{'updateStrategy':{'type':'OnDelete'}}} | ready
            {'kind':'DaemonSet','status':{'desiredNumberScheduled':2,'updatedNumberScheduled':2,'numberAvailable':1}} | waiting: 1 of 2 nodes available
            {'kind':'Job','status':{'active':1}} | waiting: it is not complete
            {'kind':'Job','status':{'conditions':[{'type':'Complete','status':'True'}]}} | ready
            {'kind':'Job','status':{'conditions':[{'type':'Failed','status':'True','reason':'Backoff','message':'limit'}]}} | broken: it failed: Backoff, limit
            {'kind':'Pod','status':{'phase':'Failed','message':'evicted'}} | broken: it failed: evicted
            {'kind':'Pod','status':{'phase':'Running','containerStatuses':[{'name':'a','state':{'waiting':{'reason':'CrashLoopBackOff'}}}]}} | waiting: container a: CrashLoopBackOff
            {'kind':'PersistentVolumeClaim','status':{'phase':'Pending'}} | waiting: its phase is Pending
            {'kind':'CustomResourceDefinition','status':{'conditions':[{'type':'NamesAccepted','status':'False','message':'taken'}]}} | broken: its names are taken: taken
            {'kind':'Service','spec':{'type':'LoadBalancer'}} | waiting: it has no load balancer address
            {'kind':'Service','spec':{'type':'ClusterIP'}} | ready
            """)
    void eachKindHasItsRule(String object, String progress) {
        assertThat(of(object, PLAIN)).isEqualTo(progress);
    }

    @Test
    void aRuleOfOnesOwnComesOnTop() {
        WaitRule rule = new WaitRule(
                true, WaitRule.DEFAULT_TIMEOUT, List.of("Synced"), new TreeMap<>(Map.of("status.phase", "Up")));
        assertThat(of("{'kind':'Widget'}", rule)).isEqualTo("waiting: condition Synced is not True");
        String synced = "{'kind':'Widget','status':{'phase':'%s','conditions':[{'type':'Synced','status':'True'}]}}";
        assertThat(of(synced.formatted("Down"), rule)).isEqualTo("waiting: status.phase is \"Down\", not \"Up\"");
        assertThat(of(synced.formatted("Up"), rule)).isEqualTo("ready");
    }
}
