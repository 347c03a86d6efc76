package io.rackform.k8s;

import static io.rackform.k8s.Workbench.configuration;
import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.k8s.json.Tree;
import io.rackform.k8s.manifest.ManifestType;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.spi.ApplyOutcome;
import io.rackform.spi.Finding;
import io.rackform.spi.Impact;
import io.rackform.spi.Importable;
import io.rackform.spi.ReadOutcome;
import io.rackform.spi.ReadRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Objects of a cluster that come under management as they are. */
@Timeout(60)
class ImportTest {
    private static final String SHARED = "apiVersion=v1,kind=ConfigMap,namespace=default,name=shared";
    private static final ObjectValue THEIRS = configuration(
            "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'shared','labels':{'a':'b'}},'data':{'key':'theirs','more':'x'}}");
    private static final ObjectValue OURS = configuration(
            "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'shared'},'data':{'key':'theirs'}}");

    @AutoClose
    private final Workbench bench = Workbench.start();

    private static ObjectValue identity(String id) {
        return switch (new ManifestType().identify(id)) {
            case Importable.Identified.Known(ObjectValue identity) -> identity;
            case Importable.Identified.Unknown(List<Finding> findings) -> throw new AssertionError(findings);
        };
    }

    private ReadOutcome read(String id, @Nullable ObjectValue desired) {
        InstanceAddress address = Workbench.address("it");
        return Objects.requireNonNull(bench.session()
                .read(List.of(new ReadRequest(address, "k8s_manifest", null, desired, identity(id), null)))
                .get(address));
    }

    private static ObjectValue found(ReadOutcome outcome) {
        assertThat(outcome).isInstanceOf(ReadOutcome.Found.class);
        return ((ReadOutcome.Found) outcome).object();
    }

    @Test
    void withoutABlockTheWholeObjectIsFound() {
        bench.other(Map.of("field_manager", "other")).converge(THEIRS);
        ObjectValue object = found(read(SHARED, null));
        assertThat(object.get("manifest"))
                .isEqualTo(Workbench.json("{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'shared',"
                        + "'namespace':'default','labels':{'a':'b'}},'data':{'key':'theirs','more':'x'}}"));
        assertThat(object.get("created")).isEqualTo(BoolValue.FALSE);
    }

    @Test
    void withABlockWhatItIsAboutIsFoundAndTheObjectStaysOnDestroy() {
        Workbench other = bench.other(Map.of("field_manager", "other"));
        other.converge(THEIRS);
        bench.record(found(read(SHARED, OURS)));
        assertThat(bench.plan(OURS).summaries()).isEmpty();
        bench.converge(OURS);
        assertThat(bench.plan(OURS).action()).isEqualTo(Workbench.Action.NO_OP);
        assertThat(bench.destroy()).isInstanceOf(ApplyOutcome.Applied.class);
        assertThat(Tree.text(found(read(SHARED, null)), "manifest", "data", "key"))
                .isEqualTo("theirs");
    }

    @Test
    void theValuesOfASecretAreNotFound() {
        bench.converge(
                configuration(
                        "{'apiVersion':'v1','kind':'Secret','metadata':{'name':'s'},'stringData':{'password':'correct horse'}}"));
        ObjectValue object = found(read("apiVersion=v1,kind=Secret,namespace=default,name=s", null));
        assertThat(object.toString()).doesNotContain("correct horse").doesNotContain("Y29ycmVjdCBob3JzZQ");
        assertThat(Tree.at(object, "manifest", "data")).isNull();
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(read("apiVersion=v1,kind=ConfigMap,namespace=default,name=none", null))
                .isInstanceOf(ReadOutcome.NotFound.class);
        assertThat(read("apiVersion=example.com/v1,kind=Nothing,name=none", null))
                .isInstanceOf(ReadOutcome.NotFound.class);
    }

    @Test
    void aNameIsCompleteAndAboutTheBlocksObject() {
        ManifestType type = new ManifestType();
        for (String wrong : List.of(
                "",
                "shared",
                "kind=ConfigMap,name=a",
                "apiVersion=v1,kind=C,name=",
                "x=y,name=a",
                "apiVersion=v1,apiVersion=v1,kind=C,name=a")) {
            assertThat(type.identify(wrong)).as(wrong).isInstanceOf(Importable.Identified.Unknown.class);
        }
        assertThat(type.check(identity(SHARED), OURS)).isEmpty();
        assertThat(type.check(identity(SHARED.replace("name=shared", "name=other")), OURS))
                .extracting(Finding::summary)
                .containsExactly("Import of another object of the cluster");
    }

    @Test
    void aDeletionThatLosesDataSaysSo() {
        ManifestType type = new ManifestType();
        ObjectValue claim = configuration(
                "{'apiVersion':'v1','kind':'PersistentVolumeClaim','metadata':{'name':'d','namespace':'default'}}");
        assertThat(type.deletionImpact(claim.with("created", BoolValue.TRUE), null))
                .extracting(Impact::kind)
                .containsExactly(Impact.Kind.DATA_LOSS);
        assertThat(type.deletionImpact(claim.with("created", BoolValue.FALSE), null))
                .isEmpty();
        assertThat(type.deletionImpact(OURS.with("created", BoolValue.TRUE), null))
                .isEmpty();
    }
}
