package io.rackform.lab.cluster.fields;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FieldSetTest {
    private static final Shape DEPLOYMENT =
            ShapeTable.of("apps/v1", "Deployment").orElseThrow();

    private static final String MANIFEST = """
            metadata: {name: web, labels: {app.kubernetes.io/name: web}, finalizers: [a/b]}
            spec:
              selector: {matchLabels: {app: web}}
              template: {spec: {containers: [{name: c, ports: [{containerPort: 80}], args: [x, y]}]}}
            """;

    private static FieldSet set(String yaml) {
        return FieldSet.of(Json.yamlObject(yaml), DEPLOYMENT);
    }

    @Test
    void namesEachPathAsMessagesDo() {
        assertThat(set(MANIFEST).paths())
                .containsExactly(
                        ".metadata.finalizers[=\"a/b\"]",
                        ".metadata.labels.app.kubernetes.io/name",
                        ".metadata.name",
                        ".spec.selector",
                        ".spec.template.spec.containers[name=\"c\"]",
                        ".spec.template.spec.containers[name=\"c\"].args",
                        ".spec.template.spec.containers[name=\"c\"].name",
                        ".spec.template.spec.containers[name=\"c\"].ports[containerPort=80,protocol=\"TCP\"]",
                        ".spec.template.spec.containers[name=\"c\"].ports[containerPort=80,protocol=\"TCP\"].containerPort");
    }

    @Test
    void isWrittenAndReadAsFieldsV1() {
        FieldSet set = set(MANIFEST);
        assertThat(FieldSet.decode(set.encoded())).isEqualTo(set);
        assertThat(set.encoded().at("/f:spec/f:template/f:spec/f:containers")).isEqualTo(Json.parse("""
                                {"k:{\\"name\\":\\"c\\"}": {".": {}, "f:name": {}, "f:args": {},
                                 "f:ports": {"k:{\\"containerPort\\":80,\\"protocol\\":\\"TCP\\"}":
                                    {".": {}, "f:containerPort": {}}}}}"""));
        assertThat(set.encoded().at("/f:metadata/f:finalizers")).isEqualTo(Json.parse("{\"v:\\\"a/b\\\"\":{}}"));
    }

    @Test
    void obeysTheLawsOfSets() {
        FieldSet a = set(MANIFEST);
        FieldSet b = set("{spec: {replicas: 1, template: {spec: {containers: [{name: c, image: i}, {name: d}]}}}}");
        assertThat(a.minus(b).union(a.intersect(b))).isEqualTo(a);
        assertThat(a.union(b)).isEqualTo(b.union(a));
        assertThat(a.minus(a).isEmpty()).isTrue();
        assertThat(a.intersect(b).paths())
                .containsExactly(
                        ".spec.template.spec.containers[name=\"c\"]",
                        ".spec.template.spec.containers[name=\"c\"].name");
    }
}
