package io.rackform.k8s.session;

import static io.rackform.k8s.Workbench.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.k8s.Workbench;
import io.rackform.k8s.api.ServerStatus;
import io.rackform.k8s.manifest.Attributes;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConflictsTest {
    private static final ObjectValue CONFIGURED = Workbench.configuration("""
            {'apiVersion':'apps/v1','kind':'Deployment','metadata':{'name':'web','labels':{'example.com/a.b':'x'},
              'finalizers':['f/a']},
             'spec':{'replicas':1,'template':{'spec':{'containers':[{'name':'a,b]','image':'i',
              'ports':[{'containerPort':80}]}]}}}}""");
    private static final Attributes RECORDED =
            new Attributes(CONFIGURED.with("field_manager", new StringValue("former")));

    private static Conflicts conflicts(String owner, String field) {
        return Conflicts.of(new ServerStatus(
                409,
                "Conflict",
                "",
                "",
                List.of(new ServerStatus.Cause("FieldManagerConflict", "conflict with " + owner, field))));
    }

    private static boolean taken(String owner, String field) {
        return conflicts(owner, field).mayBeTakenBack(new Attributes(CONFIGURED), RECORDED);
    }

    @Test
    void onlyWhatWasEditedByHandIsTakenBack() {
        assertThat(taken("\"kubectl-edit\" using apps/v1 at 2026-01-01T00:00:00Z", ".spec.replicas"))
                .isTrue();
        assertThat(taken("\"hpa\" with subresource \"scale\" using apps/v1", ".spec.replicas"))
                .as("an autoscaler")
                .isFalse();
        assertThat(taken("\"other-stack\"", ".spec.replicas")).as("applied").isFalse();
        assertThat(taken("\"kubectl-edit\" using apps/v1", ".spec.paused"))
                .as("never ours")
                .isFalse();
        assertThat(taken("\"former\"", ".spec.replicas")).as("ourselves").isTrue();
        assertThat(taken("words of a later server", ".spec.replicas")).isFalse();
    }

    @Test
    void nothingIsTakenWithoutARecordOrAgainstTheConfiguration() {
        Conflicts edited = conflicts("\"kubectl-edit\" using apps/v1", ".spec.replicas");
        assertThat(edited.mayBeTakenBack(new Attributes(CONFIGURED), null)).isFalse();
        Attributes strict = new Attributes(CONFIGURED.with("force_conflicts", BoolValue.FALSE));
        assertThat(edited.mayBeTakenBack(strict, RECORDED)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            .metadata.labels.example.com/a.b | true
            .metadata.labels.example.com/a | false
            .spec.template.spec.containers[name="a,b]"].image | true
            .spec.template.spec.containers[name="a,b]"].command | false
            .spec.template.spec.containers[name="c"].image | false
            .spec.template.spec.containers[name="a,b]"].ports[containerPort=80,protocol="TCP"].containerPort | true
            .spec.template.spec.containers[name="a,b]"].ports[containerPort=81,protocol="TCP"].containerPort | false
            .metadata.finalizers[="f/a"] | true
            .metadata.finalizers[="f/b"] | false
            .metadata.finalizers[0] | true
            .metadata.finalizers[0 | false
            spec | false
            """)
    void aPathIsReadBesideItsObject(String path, boolean there) {
        assertThat(FieldPath.isIn(Workbench.configuration(json("{}")).with("x", json("{}")), path))
                .isFalse();
        assertThat(FieldPath.isIn(
                        new Attributes(CONFIGURED).manifest().orElseThrow().sent(), path))
                .isEqualTo(there);
    }
}
