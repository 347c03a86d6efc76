package io.rackform.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.TupleValue;
import io.rackform.spi.ProviderFunction;
import io.rackform.spi.ProviderFunction.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KubernetesFunctionsTest {
    private static final String TWO = """
            ---
            apiVersion: v1
            kind: Namespace
            metadata: { name: a }
            ---
            # only a comment
            ---
            apiVersion: v1
            kind: List
            items:
              - apiVersion: v1
                kind: ConfigMap
                metadata: { name: b }
                data: { x: "1", y: "yes" }
            """;

    private static Answer call(String name, String text) {
        ProviderFunction function = KubernetesFunctions.all().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
        return function.body().answer(List.of(new StringValue(text)));
    }

    @Test
    void allManifestsOfATextAreFound() {
        assertThat(call("manifest_decode_multi", TWO))
                .isInstanceOfSatisfying(
                        Answer.Given.class,
                        given -> assertThat(((TupleValue) given.value()).elements())
                                .extracting(manifest -> ((ObjectValue) manifest).get("kind"))
                                .containsExactly(new StringValue("Namespace"), new StringValue("ConfigMap")));
        assertThat(call("manifest_decode_multi", "")).isEqualTo(new Answer.Given(new TupleValue(List.of())));
    }

    @Test
    void oneManifestIsAnObject() {
        assertThat(call("manifest_decode", "apiVersion: v1\nkind: Namespace\n"))
                .isInstanceOfSatisfying(
                        Answer.Given.class,
                        given -> assertThat(((ObjectValue) given.value()).get("apiVersion"))
                                .isEqualTo(new StringValue("v1")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'kind: A'                                          | document 1 has no apiVersion
            'apiVersion: v1'                                   | document 1 has no kind
            'just a text'                                      | document 1 is no manifest, but a string
            '{apiVersion: v1, kind: A, 1: b}'                  | a key that is not a text
            '{apiVersion: v1, kind: A, x: .inf}'               | a value that JSON has no form for
            '{apiVersion: v1, apiVersion: v2, kind: A}'        | it is not readable as YAML
            '{'                                                | it is not readable as YAML
            ''                                                 | one manifest is needed, but here are 0
            """)
    void whatIsNoManifestIsRefused(String text, String why) {
        assertThat(call("manifest_decode", text))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.why()).contains(why));
        assertThat(call("manifest_decode", TWO)).isInstanceOf(Answer.Refused.class);
    }
}
