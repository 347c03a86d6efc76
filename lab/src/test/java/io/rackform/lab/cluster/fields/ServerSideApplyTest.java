package io.rackform.lab.cluster.fields;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.lab.cluster.fields.ManagedFields.Manager;
import io.rackform.lab.cluster.fields.ManagedFields.Operation;
import io.rackform.lab.cluster.fields.ServerSideApply.Result;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class ServerSideApplyTest {
    private static final Shape DEPLOYMENT =
            ShapeTable.of("apps/v1", "Deployment").orElseThrow();
    private static final Instant NOW = Instant.parse("2025-01-01T00:00:00Z");

    private static Manager manager(String name) {
        return new Manager(name, Operation.APPLY, "apps/v1", "");
    }

    private static ObjectNode containers(String names) {
        String items =
                names.chars().mapToObj(name -> "{name: " + (char) name + "}").collect(Collectors.joining(", "));
        return Json.yamlObject("{metadata: {name: web}, spec: {template: {spec: {containers: [" + items + "]}}}}");
    }

    private static ObjectNode apply(ObjectNode live, ObjectNode applied, String manager) {
        Result result = ServerSideApply.apply(live, applied, DEPLOYMENT, manager(manager), List.of(), false, NOW);
        assertThat(result).isInstanceOf(Result.Merged.class);
        Result.Merged merged = (Result.Merged) result;
        merged.managers().writeTo(merged.object());
        return merged.object();
    }

    private static String names(ObjectNode object) {
        return object.at("/spec/template/spec/containers")
                .valueStream()
                .map(item -> Json.text(item, "name"))
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvSource({"abc, cb, acb", "ab, xa, xab", "abc, d, abcd", "a, a, a", "abcd, dba, dbac", "'', ab, ab"})
    void aListFollowsTheAppliedOrderAndKeepsWhatOthersHave(String live, String applied, String merged) {
        ObjectNode object = apply(Json.object(), containers(live), "one");
        assertThat(names(apply(object, containers(applied), "two"))).isEqualTo(merged);
    }

    @Test
    void twoWhoShareAFieldBothOwnItUntilBothLetGo() {
        String replicas = "{metadata: {name: web}, spec: {replicas: 2}}";
        String none = "{metadata: {name: web}, spec: {paused: true}}";
        ObjectNode live = apply(Json.object(), Json.yamlObject(replicas), "one");
        live = apply(live, Json.yamlObject(replicas), "two");
        live = apply(live, Json.yamlObject(none), "one");
        assertThat(live.at("/spec/replicas").asInt()).isEqualTo(2);
        live = apply(live, Json.yamlObject(none), "two");
        assertThat(live.at("/spec").has("replicas")).isFalse();
        assertThat(Json.text(live, "metadata", "name")).isEqualTo("web");
    }

    @Test
    void anAtomicMapBelongsToOne() {
        String selector = "{metadata: {name: web}, spec: {selector: {matchLabels: {app: %s}}}}";
        ObjectNode live = apply(Json.object(), Json.yamlObject(selector.formatted("a")), "one");
        Result result = ServerSideApply.apply(
                live, Json.yamlObject(selector.formatted("b")), DEPLOYMENT, manager("two"), List.of(), false, NOW);
        assertThat(result)
                .isInstanceOfSatisfying(
                        Result.Conflicts.class,
                        conflicts -> assertThat(conflicts.message())
                                .isEqualTo("Apply failed with 1 conflict: conflict with \"one\": .spec.selector"));
    }

    /** Whatever two managers apply in turn: the same again changes nothing, and what nobody applies is gone. */
    @Test
    void applyingAgainChangesNothingAndNothingIsLeftBehind() {
        Random random = new Random(42);
        for (int round = 0; round < 200; round++) {
            ObjectNode live = Json.object();
            for (int step = 0; step < 6; step++) {
                String manager = random.nextBoolean() ? "one" : "two";
                ObjectNode applied = containers(randomNames(random));
                live = apply(live, applied, manager);
                assertThat(apply(live, applied, manager)).isEqualTo(live);
            }
            live = apply(live, containers(""), "one");
            live = apply(live, containers(""), "two");
            assertThat(names(live)).isEmpty();
        }
    }

    private static String randomNames(Random random) {
        StringBuilder names = new StringBuilder();
        for (char name = 'a'; name <= 'f'; name++) {
            if (random.nextBoolean()) {
                names.insert(random.nextInt(names.length() + 1), name);
            }
        }
        return names.toString();
    }
}
