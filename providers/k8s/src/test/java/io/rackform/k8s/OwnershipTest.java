package io.rackform.k8s;

import static io.rackform.k8s.Workbench.configuration;
import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.k8s.Workbench.Action;
import io.rackform.k8s.Workbench.Planned;
import io.rackform.k8s.json.Tree;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.spi.ApplyOutcome;
import io.rackform.spi.ReadOutcome;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whose a field is, and whose an object is. */
@Timeout(60)
class OwnershipTest {
    private static final ObjectValue OURS =
            configuration("{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'shared'},'data':{'key':'ours'}}");
    private static final ObjectValue THEIRS = configuration(
            "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'shared'},'data':{'key':'theirs','more':'x'}}");
    private static final ObjectValue LABEL = configuration(
            "{'apiVersion':'v1','kind':'Node','metadata':{'name':'n1','labels':{'example.com/rack':'r1'}}}");

    @AutoClose
    private final Workbench bench = Workbench.start();

    private Workbench other() {
        return bench.other(Map.of("field_manager", "other-stack"));
    }

    @Test
    void aFieldThatAnotherAppliesIsAConflictThatNamesTheOwner() {
        other().converge(THEIRS);
        Planned planned = bench.plan(OURS);
        assertThat(planned.summaries()).containsExactly("Field is owned by another manager");
        assertThat(planned.detail()).contains(".data.key", "\"other-stack\"", "force_conflicts");
    }

    @Test
    void forceTakesItOverAndKeepsWhatIsNotListed() {
        other().converge(THEIRS);
        ObjectValue forced = OURS.with("force_conflicts", BoolValue.TRUE);
        ObjectValue object = bench.converge(forced);
        assertThat(Tree.text(object, "object", "data", "key")).isEqualTo("ours");
        assertThat(Tree.at(object, "object", "data", "more")).as("theirs").isNull();
        assertThat(bench.plan(forced).action()).isEqualTo(Action.NO_OP);
    }

    @Test
    void anotherStackThatTookAFieldKeepsIt() {
        bench.converge(OURS);
        other().converge(THEIRS.with("force_conflicts", BoolValue.TRUE));
        assertThat(bench.drifted()).isTrue();
        assertThat(bench.plan(OURS).summaries()).containsExactly("Field is owned by another manager");
    }

    @Test
    void anEditByHandIsNotTakenBackWhereThatIsForbidden() {
        ObjectValue strict = OURS.with("force_conflicts", BoolValue.FALSE);
        bench.converge(strict);
        bench.cluster().changeByHand("default/configmaps/shared:data.key", "edited");
        Planned planned = bench.plan(strict);
        assertThat(planned.summaries()).containsExactly("Field is owned by another manager");
        assertThat(planned.detail()).contains("kubectl-edit");
    }

    @Test
    void anEditAfterThePlanIsNotTakenBackUnseen() {
        bench.converge(OURS);
        bench.cluster().changeByHand("default/configmaps/shared:data.key", "first");
        Planned planned = bench.plan(OURS);
        bench.cluster().changeByHand("default/configmaps/shared:data.key", "second");
        ApplyOutcome outcome = bench.apply(OURS, planned);
        assertThat(outcome).isInstanceOf(ApplyOutcome.Failed.class);
        assertThat(((ApplyOutcome.Failed) outcome).findings().getFirst().detail())
                .contains("kubectl-edit");
    }

    @Test
    void aNodeIsAdoptedAndOnlyItsLabelGivenUpAgain() {
        Planned planned = bench.plan(LABEL);
        assertThat(planned.action()).isEqualTo(Action.CREATE);
        assertThat(planned.summaries()).containsExactly("Existing object is adopted");
        assertThat(planned.planned().get("created")).isEqualTo(BoolValue.FALSE);
        ObjectValue node = bench.converge(LABEL);
        assertThat(Tree.at(node, "object", "spec")).as("the cluster's own").isNull();
        assertThat(bench.drifted()).isFalse();
        assertThat(bench.plan(LABEL).action()).isEqualTo(Action.NO_OP);

        bench.cluster().changeByHand("nodes/n1:metadata.labels.example\\.com/rack", "r2");
        assertThat(bench.plan(LABEL).action()).isEqualTo(Action.UPDATE);
        bench.converge(LABEL);

        ApplyOutcome outcome = bench.destroy();
        assertThat(outcome).isInstanceOf(ApplyOutcome.Applied.class);
        assertThat(((ApplyOutcome.Applied) outcome).warnings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.summary()).isEqualTo("Adopted object was not deleted"));
        bench.record(null);
        ReadOutcome read = bench.read(LABEL);
        assertThat(read).isInstanceOf(ReadOutcome.Found.class);
        ObjectValue live = ((ReadOutcome.Found) read).object();
        assertThat(Tree.fields(Tree.at(live, "object", "metadata", "labels"))).isEmpty();
    }

    @Test
    void anotherManagerNameTakesTheFieldsAlong() {
        bench.converge(OURS);
        ObjectValue renamed =
                OURS.with("field_manager", new StringValue("renamed")).with("manifest", Workbench.json("""
                        {'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'shared'},'data':{'key':'next'}}"""));
        bench.converge(renamed);
        assertThat(bench.plan(renamed).action()).isEqualTo(Action.NO_OP);
        ObjectValue less = renamed.with(
                "manifest",
                Workbench.json(
                        "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'shared'},'data':{'fresh':'y'}}"));
        ObjectValue object = bench.converge(less);
        assertThat(Tree.at(object, "object", "data", "key"))
                .as("nobody else owns it")
                .isNull();
    }

    @Test
    void anObjectThatAppearedSinceThePlanIsLeftAlone() {
        Planned planned = bench.plan(OURS);
        other().converge(THEIRS);
        int writes = bench.cluster().traffic().writes().size();
        ApplyOutcome outcome = bench.apply(OURS, planned);
        assertThat(((ApplyOutcome.Failed) outcome).findings().getFirst().summary())
                .isEqualTo("Object appeared since the plan");
        assertThat(bench.cluster().traffic().writes()).hasSize(writes);
    }

    @Test
    void anObjectThatSomebodyMadeAnewIsAppliedAgainAndIsNotOursToDelete() {
        ObjectValue first = bench.converge(OURS);
        bench.destroy();
        bench.record(null);
        other().converge(OURS);
        bench.record(first);
        Planned planned = bench.plan(OURS);
        assertThat(planned.action()).isEqualTo(Action.UPDATE);
        assertThat(planned.summaries()).containsExactly("Existing object is adopted");
        bench.converge(OURS);
        assertThat(bench.drifted()).isFalse();
        assertThat(bench.plan(OURS).action()).isEqualTo(Action.NO_OP);
        bench.destroy();
        assertThat(bench.read(null)).isInstanceOf(ReadOutcome.Found.class);
    }

    @Test
    void anObjectThatWasMadeAnewIsNotWrittenOver() {
        bench.converge(OURS);
        ObjectValue next = OURS.with(
                "manifest",
                Workbench.json(
                        "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'shared'},'data':{'key':'next'}}"));
        Planned planned = bench.plan(next);
        ObjectValue first = bench.recorded();
        bench.destroy();
        bench.record(null);
        other().converge(THEIRS);
        bench.record(first);
        ApplyOutcome outcome = bench.apply(next, planned);
        assertThat(((ApplyOutcome.Failed) outcome).findings().getFirst().summary())
                .isEqualTo("Object was made anew since the plan");
        // The next plan sees that nothing of it is ours any more.
        assertThat(bench.drifted()).isTrue();
    }
}
