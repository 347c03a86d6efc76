package io.rackform.k8s.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.k8s.Workbench;
import io.rackform.k8s.Workbench.Planned;
import io.rackform.k8s.api.Call;
import io.rackform.k8s.api.ClusterApi;
import io.rackform.k8s.api.Reply;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.spi.ApplyOutcome;
import io.rackform.spi.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens between two requests of one apply, and answers that a lab cluster never gives. */
@Timeout(60)
class RaceTest {
    private static final ObjectValue FIRST = settings("first");
    private static final ObjectValue NEXT = settings("next");

    @AutoClose
    private final Workbench bench = Workbench.start();

    private static ObjectValue settings(String value) {
        return Workbench.configuration(
                "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'settings'},'data':{'key':'" + value + "'}}");
    }

    /** Answers in the cluster's place where it has an answer. */
    private record Meddler(ClusterApi api, Function<Call, Optional<Reply>> answer) implements ClusterApi {
        @Override
        public String server() {
            return api.server();
        }

        @Override
        public Reply send(Call call) {
            return answer.apply(call).orElseGet(() -> api.send(call));
        }

        @Override
        public void close() {
            api.close();
        }
    }

    private Workbench meddled(Function<Call, Optional<Reply>> answer) {
        return bench.through(api -> new Meddler(api, answer));
    }

    private static Reply status(int code, String reason, String message) {
        return new Reply.Answer(
                code,
                Workbench.json(
                        "{'kind':'Status','code':%d,'reason':'%s','message':'%s'}".formatted(code, reason, message)),
                "",
                List.of());
    }

    @Test
    void anObjectMadeAnewBetweenTheLookAndTheWriteIsNotWrittenTo() {
        ObjectValue recorded = bench.converge(FIRST);
        Workbench other = bench.other(Map.of("field_manager", "other-stack"));
        Workbench late = meddled(call -> {
            if (call.writes() && call.method() == Call.Method.APPLY) {
                bench.destroy();
                bench.record(null);
                other.converge(Workbench.configuration("""
                        {'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'settings'},'data':{'theirs':'x'}}"""));
            }
            return Optional.empty();
        });
        late.record(recorded);
        Planned planned = late.plan(NEXT);
        ApplyOutcome outcome = late.apply(NEXT, planned);
        assertThat(outcome).isInstanceOf(ApplyOutcome.Failed.class);
        Finding finding = ((ApplyOutcome.Failed) outcome).findings().getFirst();
        assertThat(finding.summary()).isEqualTo("Object was changed by somebody else meanwhile");
        assertThat(finding.detail()).contains("UID in precondition");
        bench.record(null);
        assertThat(other.drifted()).isFalse();
        assertThat(bench.plan(NEXT).planned().get("created"))
                .as("nothing of ours")
                .isEqualTo(BoolValue.FALSE);
    }

    @Test
    void aRaceInsideTheServerIsRunAgain() {
        AtomicInteger writes = new AtomicInteger();
        Workbench raced = meddled(call -> call.writes() && writes.incrementAndGet() < 3
                ? Optional.of(status(409, "Conflict", "the object has been modified; please apply your changes"))
                : Optional.empty());
        raced.converge(FIRST);
        assertThat(writes.get()).isEqualTo(3);
    }

    @Test
    void aRaceThatIsAlwaysLostEnds() {
        Workbench raced = meddled(call -> call.writes()
                ? Optional.of(status(409, "Conflict", "the object has been modified; please apply your changes"))
                : Optional.empty());
        assertThat(raced.apply(FIRST, raced.plan(FIRST))).isInstanceOf(ApplyOutcome.Failed.class);
    }

    @Test
    void afterAFaultOfTheServerAWriteIsInDoubt() {
        Workbench failing = meddled(call ->
                call.writes() ? Optional.of(status(500, "InternalError", "etcd: timed out")) : Optional.empty());
        ApplyOutcome outcome = failing.apply(FIRST, failing.plan(FIRST));
        assertThat(outcome).isInstanceOf(ApplyOutcome.Indeterminate.class);
        assertThat(((ApplyOutcome.Indeterminate) outcome).findings().getFirst().detail())
                .contains("etcd: timed out");
    }

    @Test
    void anApplyThatDoesNotFitItsKindChangedNothing() {
        Workbench failing = meddled(call -> call.writes()
                ? Optional.of(status(500, "", "failed to create typed patch object: .x: field not declared in schema"))
                : Optional.empty());
        assertThat(failing.apply(FIRST, failing.plan(FIRST))).isInstanceOf(ApplyOutcome.Failed.class);
    }

    @Test
    void aReadThatIsNotAllowedIsTheObjectsOwnFault() {
        Workbench forbidden = meddled(call -> call.path().contains("/configmaps/")
                ? Optional.of(status(403, "Forbidden", "configmaps is forbidden: User x cannot get resource"))
                : Optional.empty());
        assertThat(forbidden.read(FIRST).toString())
                .contains("Cluster does not allow this", "User x cannot get resource", "ConfigMap settings");
    }
}
