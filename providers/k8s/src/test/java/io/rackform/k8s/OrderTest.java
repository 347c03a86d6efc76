package io.rackform.k8s;

import static io.rackform.k8s.Workbench.configuration;
import static io.rackform.k8s.Workbench.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.k8s.Workbench.Action;
import io.rackform.k8s.Workbench.Planned;
import io.rackform.k8s.api.Call;
import io.rackform.k8s.api.ClusterAccess;
import io.rackform.k8s.api.HttpClusterApi;
import io.rackform.k8s.api.Reply;
import io.rackform.k8s.json.Tree;
import io.rackform.k8s.manifest.ManifestType;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import io.rackform.spi.ApplyOutcome;
import io.rackform.spi.Finding;
import io.rackform.spi.PlanRequest;
import io.rackform.spi.PlannedObject;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Objects that need others which the same plan makes, and objects that take their time to go. */
@Timeout(60)
class OrderTest {
    private static final ObjectValue NAMESPACE =
            configuration("{'apiVersion':'v1','kind':'Namespace','metadata':{'name':'blue'}}");
    private static final ObjectValue INSIDE = configuration(
            "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'a','namespace':'blue'},'data':{'k':'v'}}");
    private static final ObjectValue DEFINITION = configuration("""
            {'apiVersion':'apiextensions.k8s.io/v1','kind':'CustomResourceDefinition',
             'metadata':{'name':'widgets.example.com'},
             'spec':{'group':'example.com','scope':'Namespaced','names':{'kind':'Widget','plural':'widgets'},
              'versions':[{'name':'v1','served':true,'storage':true,'schema':{'openAPIV3Schema':
               {'type':'object','properties':{'spec':{'type':'object','properties':
                {'size':{'type':'integer'}}}}}}}]}}""");
    private static final ObjectValue WIDGET =
            configuration("{'apiVersion':'example.com/v1','kind':'Widget','metadata':{'name':'w'},'spec':{'size':3}}");

    @AutoClose
    private final Workbench bench = Workbench.start();

    private static void expectOffline(Planned planned) {
        assertThat(planned.action()).isEqualTo(Action.CREATE);
        assertThat(planned.plan().findings()).isEmpty();
        assertThat(planned.planned().get("object")).isEqualTo(UnknownValue.ANY);
    }

    @Test
    void anObjectInANamespaceOfTheSamePlanIsPlannedOffline() {
        Planned inside = bench.plan(INSIDE);
        expectOffline(inside);
        bench.other(Map.of()).converge(NAMESPACE);
        assertThat(bench.apply(INSIDE, inside)).isInstanceOf(ApplyOutcome.Applied.class);
    }

    @Test
    void anAbsentNamespaceIsNamed() {
        ObjectValue impatient = waiting(INSIDE, "{'timeout':'1s'}");
        ApplyOutcome outcome = bench.apply(impatient, bench.plan(impatient));
        Finding finding = ((ApplyOutcome.Failed) outcome).findings().getFirst();
        assertThat(finding.summary()).isEqualTo("Namespace is not there");
        assertThat(finding.detail()).contains("ConfigMap blue/a", "namespace blue");
        assertThat(bench.phases()).contains("waiting for namespace blue");
    }

    @Test
    void anObjectOfAKindOfTheSamePlanIsPlannedOfflineAndAppliedAsSoonAsItsDefinitionIsServed() throws Exception {
        Planned widget = bench.plan(WIDGET);
        expectOffline(widget);
        AtomicReference<ApplyOutcome> outcome = new AtomicReference<>();
        Thread early = Thread.startVirtualThread(() -> outcome.set(bench.apply(WIDGET, widget)));
        while (!bench.phases().contains("waiting until the cluster serves Widget")) {
            Thread.onSpinWait();
        }
        bench.other(Map.of()).converge(DEFINITION);
        early.join();
        assertThat(outcome.get()).isInstanceOf(ApplyOutcome.Applied.class);
        bench.record(null);
        bench.converge(WIDGET);
        assertThat(bench.plan(WIDGET).action()).isEqualTo(Action.NO_OP);
    }

    @Test
    void anAbsentKindIsNamed() {
        ObjectValue impatient = waiting(WIDGET, "{'timeout':'1s'}");
        ApplyOutcome outcome = bench.apply(impatient, bench.plan(impatient));
        Finding finding = ((ApplyOutcome.Failed) outcome).findings().getFirst();
        assertThat(finding.summary()).isEqualTo("Cluster does not have this kind");
        assertThat(finding.detail()).contains("Widget of example.com/v1", "CustomResourceDefinition");
    }

    @Test
    void whatIsUnknownIsPlannedWithoutAsking() {
        Value manifest = Objects.requireNonNull(INSIDE.get("manifest"));
        ObjectValue unknown = INSIDE.with(
                "manifest",
                Tree.with(Tree.object(manifest), UnknownValue.of(io.rackform.model.type.Type.STRING), "data", "k"));
        expectOffline(bench.plan(unknown));
        assertThat(bench.cluster().traffic().entries())
                .noneMatch(entry -> entry.what().contains("dryRun"));
    }

    @Test
    void aDeferredClusterIsPlannedFromTheManifestAlone() {
        PlanRequest request = new PlanRequest(Workbench.address("it"), INSIDE, null, null, null);
        PlannedObject planned = new ManifestType().plan(request);
        assertThat(planned.findings()).isEmpty();
        assertThat(planned.planned().get("manifest")).isEqualTo(INSIDE.get("manifest"));
        assertThat(planned.planned().get("created")).isInstanceOf(UnknownValue.class);

        ObjectValue recorded = bench.converge(NAMESPACE);
        PlannedObject same =
                new ManifestType().plan(new PlanRequest(Workbench.address("it"), NAMESPACE, recorded, null, null));
        assertThat(same.planned()).isEqualTo(recorded);
    }

    @Test
    void aNamespaceGoesWithAllThatIsInIt() {
        bench.converge(NAMESPACE);
        ObjectValue namespace = bench.recorded();
        Workbench inside = bench.other(Map.of());
        inside.converge(INSIDE);
        assertThat(bench.destroy()).isEqualTo(ApplyOutcome.Applied.of(null));
        assertThat(namespace).isNotNull();
        assertThat(inside.read(null)).isEqualTo(new io.rackform.spi.ReadOutcome.NotFound());
        assertThat(inside.destroy()).isEqualTo(ApplyOutcome.Applied.of(null));
    }

    @Test
    void aFinalizerThatHoldsAnObjectIsNamed() {
        ObjectValue held = waiting(
                configuration("{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'held',"
                        + "'finalizers':['example.com/guard']}}"),
                "{'timeout':'1s'}");
        bench.converge(held);
        ApplyOutcome outcome = bench.destroy();
        assertThat(outcome).isInstanceOf(ApplyOutcome.Partial.class);
        Finding finding = ((ApplyOutcome.Partial) outcome).findings().getFirst();
        assertThat(finding.summary()).isEqualTo("Object is not gone in time");
        assertThat(finding.detail()).contains("example.com/guard");

        Planned planned = bench.plan(held);
        assertThat(planned.summaries()).contains("Object is being deleted");
        ApplyOutcome again = bench.apply(held, planned);
        assertThat(((ApplyOutcome.Failed) again).findings().getFirst().summary())
                .isEqualTo("Object is still being deleted");
    }

    @Test
    void anObjectThatGoesAfterAllIsCreatedAnew() throws Exception {
        Map<String, String> access = bench.cluster().access();
        HttpClusterApi api = new HttpClusterApi(
                new ClusterAccess(
                        URI.create(bench.cluster().address()),
                        access.getOrDefault("token", ""),
                        access.getOrDefault("ca_pem", ""),
                        "",
                        ""),
                "test");
        ObjectValue held = configuration("""
                {'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'held','finalizers':['example.com/guard']}}""");
        ObjectValue first = bench.converge(waiting(held, "{'timeout':'1s'}"));
        bench.destroy();
        Planned planned = bench.plan(held);
        assertThat(planned.action()).isEqualTo(Action.UPDATE);
        AtomicReference<ApplyOutcome> outcome = new AtomicReference<>();
        Thread waits = Thread.startVirtualThread(() -> outcome.set(bench.apply(held, planned)));
        while (bench.phases().stream().noneMatch(phase -> phase.contains("example.com/guard"))) {
            Thread.onSpinWait();
        }
        String path = "/api/v1/namespaces/default/configmaps/held";
        Reply released = api.send(Call.apply(
                path,
                Tree.object(Workbench.json("{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'held'}}")),
                "rackform",
                false,
                Call.Effect.WRITE));
        assertThat(released).isInstanceOf(Reply.Answer.class);
        waits.join();
        assertThat(outcome.get())
                .isInstanceOfSatisfying(
                        ApplyOutcome.Applied.class,
                        applied -> assertThat(Tree.text(applied.object(), "uid"))
                                .isNotEmpty()
                                .isNotEqualTo(Tree.text(first, "uid")));
        api.close();
    }

    @Test
    void aKindOfTheWholeClusterTakesNoNamespace() {
        Planned planned = bench.plan(
                configuration("{'apiVersion':'v1','kind':'Namespace','metadata':{'name':'blue','namespace':'red'}}"));
        assertThat(planned.summaries()).containsExactly("Kind has no namespace");
    }
}
