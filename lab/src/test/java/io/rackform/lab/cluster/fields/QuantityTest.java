package io.rackform.lab.cluster.fields;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
    @ParameterizedTest
    @CsvSource({
        "1000m, 1",
        "1, 1",
        "0.5, 500m",
        "1500m, 1500m",
        "1000, 1k",
        "1e3, 1k",
        "1024Mi, 1Gi",
        "1.5Gi, 1536Mi",
        "1Gi, 1Gi",
        "1000Ki, 1000Ki",
        "0, 0",
        "0Gi, 0",
        "-2000m, -2",
        "110, 110",
        "2E, 2E",
        "100u, 100u",
    })
    void hasOneTextForEachAmount(String text, String canonical) {
        assertThat(Quantity.canonical(text)).contains(canonical);
        assertThat(Quantity.canonical(canonical)).contains(canonical);
        assertThat(Quantity.value(canonical).orElseThrow())
                .isEqualByComparingTo(Quantity.value(text).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1 Gi", "1gi", "1Mib", "--1", "1e", "Gi"})
    void isNotAnyText(String text) {
        assertThat(Quantity.canonical(text)).isEmpty();
    }
}
