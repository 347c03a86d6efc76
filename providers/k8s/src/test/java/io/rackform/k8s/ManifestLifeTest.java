package io.rackform.k8s;

import static io.rackform.k8s.Workbench.configuration;
import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.k8s.Workbench.Action;
import io.rackform.k8s.Workbench.Planned;
import io.rackform.k8s.json.Tree;
import io.rackform.lab.TrafficLog.Kind;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.spi.ApplyOutcome;
import io.rackform.spi.ReadOutcome;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The life of one object: planned, applied, drifted, healed, changed, destroyed. */
@Timeout(60)
class ManifestLifeTest {
    private static final ObjectValue SETTINGS = configuration(
            "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'settings'},'data':{'key':'wanted','other':'x'}}");

    @AutoClose
    private final Workbench bench = Workbench.start();

    @Test
    void aNewObjectIsPlannedAppliedAndThenInSync() {
        Planned planned = bench.plan(SETTINGS);
        assertThat(planned.action()).isEqualTo(Action.CREATE);
        assertThat(planned.plan().findings()).isEmpty();
        assertThat(Tree.text(planned.planned(), "object", "metadata", "namespace"))
                .isEqualTo("default");
        assertThat(planned.planned().get("created")).isEqualTo(BoolValue.TRUE);

        ObjectValue object = bench.converge(SETTINGS);
        assertThat(Tree.text(object, "uid")).isNotEmpty();
        assertThat(Tree.text(object, "field_manager")).isEqualTo("rackform");
        assertThat(bench.drifted()).isFalse();
        assertThat(bench.plan(SETTINGS).action()).isEqualTo(Action.NO_OP);
    }

    @Test
    void aManifestThatOnlyNamesItsObjectIsInSyncToo() {
        ObjectValue bare = configuration("{'apiVersion':'v1','kind':'Namespace','metadata':{'name':'bare'}}");
        bench.converge(bare);
        assertThat(bench.drifted()).isFalse();
        assertThat(bench.plan(bare).action()).isEqualTo(Action.NO_OP);
    }

    @Test
    void planningWritesNothing() {
        bench.plan(SETTINGS);
        assertThat(bench.cluster().traffic().writes()).isEmpty();
        assertThat(bench.cluster().traffic().entries())
                .extracting(entry -> entry.kind())
                .containsOnly(Kind.READ, Kind.DRY_RUN);
        bench.converge(SETTINGS);
        int writes = bench.cluster().traffic().writes().size();
        bench.plan(SETTINGS);
        bench.plan(configuration(
                "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'settings'},'data':{'key':'next'}}"));
        assertThat(bench.cluster().traffic().writes()).hasSize(writes);
    }

    @Test
    void aChangeByHandIsADriftThatThePlanTakesBack() {
        bench.converge(SETTINGS);
        bench.cluster().changeByHand("default/configmaps/settings:data.key", "changed");
        assertThat(bench.drifted()).isTrue();

        Planned planned = bench.plan(SETTINGS);
        assertThat(planned.action()).isEqualTo(Action.UPDATE);
        assertThat(Tree.text(planned.before(), "manifest", "data", "key")).isEqualTo("changed");
        assertThat(Tree.text(planned.before(), "manifest", "data", "other")).isEqualTo("x");
        assertThat(Tree.text(planned.planned(), "manifest", "data", "key")).isEqualTo("wanted");
        assertThat(planned.summaries()).containsExactly("Field edited by hand is taken back");
        assertThat(planned.detail()).contains("kubectl-edit", ".data.key");

        bench.converge(SETTINGS);
        assertThat(bench.drifted()).isFalse();
        assertThat(bench.plan(SETTINGS).action()).isEqualTo(Action.NO_OP);
    }

    @Test
    void whatOthersAddIsNoDrift() {
        bench.converge(SETTINGS);
        bench.cluster().changeByHand("default/configmaps/settings:data.theirs", "added");
        bench.cluster().changeByHand("default/configmaps/settings:metadata.labels.theirs", "added");
        assertThat(bench.drifted()).isFalse();
        assertThat(bench.plan(SETTINGS).action()).isEqualTo(Action.NO_OP);
    }

    @Test
    void whatOthersRemoveIsADrift() {
        bench.converge(SETTINGS);
        bench.cluster().changeByHand("default/configmaps/settings:data.key", "");
        assertThat(bench.drifted()).isTrue();
        Planned planned = bench.plan(SETTINGS);
        assertThat(Tree.at(planned.before(), "manifest", "data", "key")).isNull();
        assertThat(planned.action()).isEqualTo(Action.UPDATE);
        bench.converge(SETTINGS);
        assertThat(bench.drifted()).isFalse();
    }

    @Test
    void aFieldThatLeavesTheManifestLeavesTheObject() {
        bench.converge(SETTINGS);
        ObjectValue less = configuration(
                "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'settings'},'data':{'key':'wanted'}}");
        assertThat(bench.plan(less).action()).isEqualTo(Action.UPDATE);
        ObjectValue object = bench.converge(less);
        assertThat(Tree.at(object, "object", "data", "other")).isNull();
        assertThat(bench.plan(less).action()).isEqualTo(Action.NO_OP);
    }

    @Test
    void anotherNameIsAnotherObject() {
        bench.converge(SETTINGS);
        Planned planned = bench.plan(configuration(
                "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'renamed'},'data':{'key':'wanted'}}"));
        assertThat(planned.action()).isEqualTo(Action.REPLACE);
        assertThat(planned.plan().replace()).extracting(Object::toString).containsExactly("manifest.metadata.name");
        assertThat(planned.plan().findings()).isEmpty();
    }

    @Test
    void aDestroyedObjectIsGoneAndDeletingItAgainIsDone() {
        bench.converge(SETTINGS);
        assertThat(bench.destroy()).isEqualTo(ApplyOutcome.Applied.of(null));
        assertThat(bench.read(null)).isEqualTo(new ReadOutcome.NotFound());
        assertThat(bench.destroy()).isEqualTo(ApplyOutcome.Applied.of(null));
        assertThat(bench.plan(SETTINGS).action()).isEqualTo(Action.CREATE);
    }
}
