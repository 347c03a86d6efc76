package io.rackform.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.k8s.api.Call;
import io.rackform.k8s.api.ClusterApi;
import io.rackform.k8s.api.Reply;
import io.rackform.k8s.json.Tree;
import io.rackform.k8s.manifest.ManifestType;
import io.rackform.model.address.AttributePath;
import io.rackform.model.type.Type;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.MapValue;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import io.rackform.spi.ApplyOutcome;
import io.rackform.spi.Finding;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WriteOnlyFieldsTest {
    private static final String PATH = "/api/v1/namespaces/default/secrets/login";
    private static final ObjectValue SECRET = Workbench.configuration(
            "{'apiVersion':'v1','kind':'Secret','metadata':{'name':'login'},'stringData':{'user':'admin'}}");

    private final Workbench bench = Workbench.start();

    @AfterEach
    void close() {
        bench.close();
    }

    private static ObjectValue with(ObjectValue configuration, int version, Map<String, String> fields) {
        TreeMap<String, Value> values = new TreeMap<>();
        fields.forEach((path, text) -> values.put(path, new StringValue(text)));
        return configuration
                .with("sensitive_fields_wo", new MapValue(Type.STRING, values))
                .with("sensitive_fields_wo_version", NumberValue.of(version));
    }

    /** As the engine does it: what is planned and recorded never holds the fields. */
    private ApplyOutcome apply(ObjectValue configuration) {
        ObjectValue visible = configuration.with("sensitive_fields_wo", new NullValue(Type.map(Type.STRING)));
        ApplyOutcome outcome = bench.apply(configuration, bench.plan(visible));
        if (outcome instanceof ApplyOutcome.Applied(ObjectValue object, var ignored)) {
            bench.record(object);
        }
        return outcome;
    }

    private Workbench.Action planned(ObjectValue configuration) {
        return bench.plan(configuration.with("sensitive_fields_wo", new NullValue(Type.map(Type.STRING))))
                .action();
    }

    private String data(String key) {
        String text = Tree.text(bench.get(PATH), "data", key);
        return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    }

    @Test
    void theFieldsArriveAndAreNowhereElse() {
        ObjectValue configuration =
                with(SECRET, 1, Map.of("stringData.password", "correct-horse", "data[\"tls.key\"]", "Z2VoZWlt"));
        ApplyOutcome outcome = apply(configuration);
        assertThat(outcome).isInstanceOf(ApplyOutcome.Applied.class);
        assertThat(data("password")).isEqualTo("correct-horse");
        assertThat(data("tls.key")).isEqualTo("geheim");
        assertThat(data("user")).isEqualTo("admin");
        assertThat(bench.recorded().toString()).doesNotContain("correct-horse", "Y29ycmVjdC1ob3JzZQ", "tls.key");
        assertThat(bench.drifted()).isFalse();
        assertThat(planned(configuration)).isEqualTo(Workbench.Action.NO_OP);
    }

    @Test
    void aNewObjectIsMadeWithThem() {
        ObjectValue settings = Workbench.configuration(
                "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'login'},'data':{'user':'admin'}}");
        apply(with(settings, 1, Map.of("data.password", "correct-horse")));
        assertThat(bench.writes()).hasSize(3);
        assertThat(bench.writes().getFirst())
                .startsWith("rackform-wo ")
                .contains("\"user\":\"admin\"", "\"password\":\"correct-horse\"");
        assertThat(bench.writes().subList(1, 3))
                .allMatch(write -> write.contains("\"user\"") != write.contains("\"password\""));
        assertThat(bench.recorded().toString()).doesNotContain("correct-horse");
        assertThat(Tree.isTrue(bench.recorded(), "created")).isTrue();
        String path = "/api/v1/namespaces/default/configmaps/login";
        apply(with(
                Workbench.configuration(
                        "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'login'},'data':{'name':'admin'}}"),
                1,
                Map.of("data.password", "correct-horse")));
        assertThat(Tree.fields(Tree.at(bench.get(path), "data")))
                .as("what leaves the manifest leaves the object")
                .containsOnlyKeys("name", "password");
    }

    @Test
    void anObjectThatIsMadeAndNotDividedYetIsKnownAgain() {
        AtomicInteger writes = new AtomicInteger();
        ObjectValue configuration = with(SECRET, 1, Map.of("stringData.password", "correct-horse"));
        ObjectValue visible = configuration.with("sensitive_fields_wo", new NullValue(Type.map(Type.STRING)));
        Workbench cut = bench.through(api -> new ClusterApi() {
            @Override
            public String server() {
                return api.server();
            }

            @Override
            public Reply send(Call call) {
                return call.writes() && writes.incrementAndGet() > 1
                        ? new Reply.Silence(Finding.error("No answer", "The cable is out."), false)
                        : api.send(call);
            }

            @Override
            public void close() {
                api.close();
            }
        });
        assertThat(cut.apply(configuration, cut.plan(visible))).isInstanceOf(ApplyOutcome.Indeterminate.class);
        assertThat(data("password")).isEqualTo("correct-horse");
        Workbench.Planned again = bench.plan(visible);
        assertThat(again.planned().get("created")).isEqualTo(BoolValue.TRUE);
        assertThat(again.toString()).doesNotContain("correct-horse", "Y29ycmVjdC1ob3JzZQ");
        apply(configuration);
        assertThat(data("password")).isEqualTo("correct-horse");
        assertThat(planned(configuration)).isEqualTo(Workbench.Action.NO_OP);
    }

    @Test
    void anotherChangeLeavesThemAloneAndAnotherVersionSendsThem() {
        apply(with(SECRET, 1, Map.of("stringData.password", "first", "stringData.token", "t")));
        ObjectValue relabelled = Workbench.configuration(
                "{'apiVersion':'v1','kind':'Secret','metadata':{'name':'login','labels':{'a':'b'}},'stringData':{'user':'admin'}}");
        apply(with(relabelled, 1, Map.of("stringData.password", "second")));
        assertThat(data("password")).isEqualTo("first");
        assertThat(Tree.text(bench.get(PATH), "metadata", "labels", "a")).isEqualTo("b");
        ObjectValue next = with(relabelled, 2, Map.of("stringData.password", "second"));
        assertThat(planned(next)).isEqualTo(Workbench.Action.UPDATE);
        apply(next);
        assertThat(data("password")).isEqualTo("second");
        assertThat(Tree.fields(Tree.at(bench.get(PATH), "data"))).containsOnlyKeys("password", "user");
        assertThat(planned(next)).isEqualTo(Workbench.Action.NO_OP);
    }

    @Test
    void takenOutTheyAreTakenOffTheObject() {
        apply(with(SECRET, 1, Map.of("stringData.password", "first")));
        apply(SECRET);
        assertThat(Tree.fields(Tree.at(bench.get(PATH), "data"))).containsOnlyKeys("user");
    }

    @Test
    void anAdoptedObjectGivesThemUp() {
        Workbench owner = bench.other(Map.of("field_manager", "owner"));
        owner.converge(SECRET.with("field_manager", new StringValue("owner")));
        apply(with(SECRET, 1, Map.of("stringData.password", "first")));
        assertThat(data("password")).isEqualTo("first");
        bench.destroy();
        assertThat(Tree.fields(Tree.at(bench.get(PATH), "data"))).containsOnlyKeys("user");
    }

    @Test
    void aRefusalQuotesNothingAndIsTriedAgain() {
        ApplyOutcome outcome = apply(with(SECRET, 1, Map.of("data.password", "not base64: correct-horse")));
        assertThat(outcome).isInstanceOf(ApplyOutcome.Applied.class);
        ApplyOutcome.Applied applied = (ApplyOutcome.Applied) outcome;
        assertThat(applied.warnings().stream().map(Finding::summary))
                .containsExactly("Write-only fields were not applied");
        assertThat(applied.toString()).doesNotContain("correct-horse");
        ObjectValue right = with(SECRET, 1, Map.of("stringData.password", "right"));
        assertThat(planned(right)).isEqualTo(Workbench.Action.UPDATE);
        apply(right);
        assertThat(data("password")).isEqualTo("right");
    }

    @Test
    void pathsAndVersionAreChecked() {
        ManifestType type = new ManifestType();
        assertThat(type.validate(with(SECRET, 1, Map.of("stringData.a", "x")))).isEmpty();
        for (String path :
                new String[] {"", ".", "a..b", "kind", "metadata.name", "status.phase", "data[x]", "data[\"x\""}) {
            assertThat(type.validate(with(SECRET, 1, Map.of(path, "hush"))))
                    .as(path)
                    .extracting(Finding::summary)
                    .containsExactly("Path of a write-only field cannot be used");
        }
        assertThat(type.validate(with(SECRET, 1, Map.of("stringData.a", "x"))
                        .with("sensitive_fields_wo_version", new NullValue(Type.NUMBER))))
                .extracting(Finding::summary)
                .containsExactly("Write-only fields without a version");
    }

    @Test
    void theValuesOfASecretAreSensitiveAndThoseOfWhatMayBecomeOne() {
        ManifestType type = new ManifestType();
        AttributePath manifest = AttributePath.of("manifest");
        assertThat(type.sensitiveParts(SECRET))
                .containsExactly(manifest.attribute("stringData").key("user"));
        ObjectValue unknownKind = SECRET.with(
                "manifest",
                Tree.with(Tree.object(Workbench.json("{'data':{'a':'b'}}")), UnknownValue.of(Type.STRING), "kind"));
        assertThat(type.sensitiveParts(unknownKind))
                .containsExactly(manifest.attribute("data").key("a"));
        assertThat(type.sensitiveParts(Workbench.configuration(
                        "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'x'},'data':{'a':'b'}}")))
                .isEmpty();
    }

    @Test
    void anObjectIsNamedByItsKindNamespaceAndName() {
        ManifestType type = new ManifestType();
        assertThat(type.naturalKey(SECRET)).contains("Secret login");
        assertThat(type.naturalKey(SECRET.with("manifest", UnknownValue.ANY))).isEmpty();
    }
}
