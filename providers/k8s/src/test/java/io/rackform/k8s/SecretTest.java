package io.rackform.k8s;

import static io.rackform.k8s.Workbench.configuration;
import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.k8s.Workbench.Action;
import io.rackform.k8s.Workbench.Planned;
import io.rackform.k8s.json.Tree;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Secrets: the values are applied and compared, and stand nowhere but in the manifest. */
@Timeout(60)
class SecretTest {
    private static final ObjectValue SECRET = configuration("""
            {'apiVersion':'v1','kind':'Secret','metadata':{'name':'login'},
             'stringData':{'user':'admin','password':'correct-horse'}}""");

    @AutoClose
    private final Workbench bench = Workbench.start();

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void itConvergesAndHidesItsValues() {
        ObjectValue object = bench.converge(SECRET);
        assertThat(String.valueOf(object.get("object")))
                .doesNotContain("correct-horse", base64("correct-horse"))
                .contains("password");
        assertThat(bench.drifted()).isFalse();
        assertThat(bench.plan(SECRET).action()).isEqualTo(Action.NO_OP);
    }

    @Test
    void aChangedValueIsADriftInTheManifest() {
        bench.converge(SECRET);
        bench.cluster().changeByHand("default/secrets/login:data.password", base64("changed"));
        Planned planned = bench.plan(SECRET);
        assertThat(planned.action()).isEqualTo(Action.UPDATE);
        assertThat(Tree.text(planned.before(), "manifest", "stringData", "password"))
                .isEqualTo("changed");
        assertThat(String.valueOf(planned.plan().findings())).doesNotContain("changed\"", "correct-horse");
        bench.converge(SECRET);
        assertThat(bench.plan(SECRET).action()).isEqualTo(Action.NO_OP);
    }

    @Test
    void aKeyThatIsDroppedIsGone() {
        bench.converge(SECRET);
        ObjectValue less = configuration(
                "{'apiVersion':'v1','kind':'Secret','metadata':{'name':'login'},'stringData':{'user':'admin'}}");
        assertThat(bench.plan(less).action()).isEqualTo(Action.UPDATE);
        ObjectValue object = bench.converge(less);
        assertThat(Tree.fields(Tree.at(object, "object", "data"))).containsOnlyKeys("user");
    }

    @Test
    void anotherValueIsAnUpdate() {
        bench.converge(SECRET);
        ObjectValue next = SECRET.with(
                "manifest",
                Tree.with(
                        Tree.object(SECRET.get("manifest")),
                        new io.rackform.model.value.StringValue("next"),
                        "stringData",
                        "password"));
        assertThat(bench.plan(next).action()).isEqualTo(Action.UPDATE);
        bench.converge(next);
        assertThat(bench.plan(next).action()).isEqualTo(Action.NO_OP);
    }

    @Test
    void theServersWordsAreWithheld() {
        Value manifest = Objects.requireNonNull(SECRET.get("manifest"));
        ObjectValue broken = SECRET.with(
                "manifest",
                Tree.with(
                        Tree.object(manifest),
                        new io.rackform.model.value.StringValue("not base64: correct-horse"),
                        "data",
                        "raw"));
        Planned planned = bench.plan(broken);
        assertThat(planned.plan().findings()).isNotEmpty();
        assertThat(planned.detail()).doesNotContain("correct-horse").contains("may quote the secret");
    }
}
