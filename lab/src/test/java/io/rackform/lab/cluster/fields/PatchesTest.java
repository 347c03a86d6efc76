package io.rackform.lab.cluster.fields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatchesTest {
    private static final Shape POD = ShapeTable.of("v1", "Pod").orElseThrow();

    /** The examples of RFC 7386, appendix A, as far as the target is an object. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":\"b\"} | {\"a\":\"c\"} | {\"a\":\"c\"}",
                "{\"a\":\"b\"} | {\"b\":\"c\"} | {\"a\":\"b\",\"b\":\"c\"}",
                "{\"a\":\"b\",\"b\":\"c\"} | {\"a\":null} | {\"b\":\"c\"}",
                "{\"a\":[\"b\"]} | {\"a\":\"c\"} | {\"a\":\"c\"}",
                "{\"a\":\"c\"} | {\"a\":[\"b\"]} | {\"a\":[\"b\"]}",
                "{\"a\":{\"b\":\"c\"}} | {\"a\":{\"b\":\"d\",\"c\":null}} | {\"a\":{\"b\":\"d\"}}",
                "{\"a\":[{\"b\":\"c\"}]} | {\"a\":[1]} | {\"a\":[1]}",
                "{\"e\":null} | {\"a\":1} | {\"e\":null,\"a\":1}",
                "{} | {\"a\":{\"bb\":{\"ccc\":null}}} | {\"a\":{\"bb\":{}}}",
            })
    void mergeAsTheRfcSays(String target, String patch, String merged) {
        assertThat(Patches.merge(Json.parse(target), Json.parse(patch))).isEqualTo(Json.parse(merged));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{name: b, image: y}] | [{name: a, image: x}, {name: b, image: y}]",
                "[{name: a, image: z}] | [{name: a, image: z}]",
                "[{name: a, $patch: delete}] | []",
                "[{$patch: replace}, {name: c}] | [{name: c}]",
            })
    void strategicListsMergeByTheirKey(String patch, String merged) {
        var target = Json.yamlObject("{spec: {containers: [{name: a, image: x}]}}");
        assertThat(Patches.strategic(target, Json.yamlObject("{spec: {containers: " + patch + "}}"), POD))
                .isEqualTo(Json.yamlObject("{spec: {containers: " + merged + "}}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{metadata: {finalizers: [b]}} | {metadata: {finalizers: [a, b]}}",
                "{metadata: {$deleteFromPrimitiveList/finalizers: [a]}} | {metadata: {finalizers: []}}",
                "{metadata: {$setElementOrder/finalizers: [a], labels: {x: y}}} | {metadata: {finalizers: [a], labels: {x: y}}}",
                "{metadata: {$patch: replace, name: n}} | {metadata: {name: n}}",
            })
    void strategicSetsAndDirectives(String patch, String merged) {
        var target = Json.yamlObject("{metadata: {finalizers: [a]}}");
        assertThat(Patches.strategic(target, Json.yamlObject(patch), POD)).isEqualTo(Json.yamlObject(merged));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"op\":\"add\",\"path\":\"/l/1\",\"value\":9} | {\"l\":[1,9,2],\"a/b\":{\"c\":0}}",
                "{\"op\":\"add\",\"path\":\"/l/-\",\"value\":9} | {\"l\":[1,2,9],\"a/b\":{\"c\":0}}",
                "{\"op\":\"remove\",\"path\":\"/l/0\"} | {\"l\":[2],\"a/b\":{\"c\":0}}",
                "{\"op\":\"replace\",\"path\":\"/a~1b/c\",\"value\":5} | {\"l\":[1,2],\"a/b\":{\"c\":5}}",
                "{\"op\":\"move\",\"from\":\"/a~1b/c\",\"path\":\"/d\"} | {\"l\":[1,2],\"a/b\":{},\"d\":0}",
                "{\"op\":\"copy\",\"from\":\"/l\",\"path\":\"/m\"} | {\"l\":[1,2],\"a/b\":{\"c\":0},\"m\":[1,2]}",
            })
    void operations(String operation, String result) {
        var target = Json.parse("{\"l\":[1,2],\"a/b\":{\"c\":0}}");
        assertThat(Patches.operations(target, Json.parse("[" + operation + "]")))
                .isEqualTo(Json.parse(result));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"op\":\"remove\",\"path\":\"/none\"}",
                "{\"op\":\"add\",\"path\":\"/l/7\",\"value\":1}",
                "{\"op\":\"replace\",\"path\":\"/none\",\"value\":1}",
                "{\"op\":\"test\",\"path\":\"/l/0\",\"value\":2}",
                "{\"op\":\"add\",\"path\":\"l\",\"value\":2}",
                "{\"op\":\"frob\",\"path\":\"/l\"}",
            })
    void operationsThatDoNotFitAreRefused(String operation) {
        assertThatThrownBy(() -> Patches.operations(Json.parse("{\"l\":[1]}"), Json.parse("[" + operation + "]")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
