package io.rackform.k8s.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.k8s.api.ServerStatus;
import io.rackform.k8s.api.ServerStatus.Cause;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImmutabilityTest {
    private static Optional<List<String>> fields(int code, String kind, Cause... causes) {
        ServerStatus status = new ServerStatus(code, "Invalid", "", kind, List.of(causes));
        return Immutability.fields(new Identity("v1", kind, "", "x"), status);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Deployment | spec.selector | FieldValueInvalid | Invalid value: {}: field is immutable
            Service | spec.clusterIPs[0] | FieldValueInvalid | Invalid value: []: may not change once set
            RoleBinding | roleRef | FieldValueInvalid | Invalid value: {}: cannot change roleRef
            StatefulSet | spec | FieldValueForbidden | Forbidden: updates to statefulset spec for fields other than 'replicas' are forbidden
            PersistentVolumeClaim | spec | FieldValueForbidden | Forbidden: spec is immutable after creation except resources.requests
            ConfigMap | data | FieldValueForbidden | Forbidden: field is immutable when `immutable` is set
            StorageClass | parameters | FieldValueForbidden | Forbidden: in words of a later server
            Widget | spec.size | FieldValueInvalid | Invalid value: size is immutable
            """)
    void theseAreReplacements(String kind, String field, String reason, String words) {
        assertThat(fields(422, kind, new Cause(reason, words, field))).contains(List.of(field));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            422 | Deployment | spec.replicas | FieldValueInvalid | Invalid value: -1: must be greater than or equal to 0
            422 | Deployment | spec.selector | FieldValueRequired | Required value
            422 | ConfigMap | metadata.uid | FieldValueInvalid | Invalid value: "u": field is immutable
            403 | ConfigMap | data | FieldValueForbidden | Forbidden: field is immutable
            """)
    void theseAreNot(int code, String kind, String field, String reason, String words) {
        assertThat(fields(code, kind, new Cause(reason, words, field))).isEmpty();
    }

    @Test
    void oneOtherFaultAmongThemIsAFault() {
        assertThat(fields(
                        422,
                        "Deployment",
                        new Cause("FieldValueInvalid", "field is immutable", "spec.selector"),
                        new Cause("FieldValueInvalid", "must be greater than 0", "spec.replicas")))
                .isEmpty();
    }
}
