package io.rackform.k8s.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.model.value.NumberValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":[1,2.5,true,false,null,\"x\\\"y\"],\"b\":{}}", "[]", "\"\"", "9007199254740993"})
    void whatIsReadIsWrittenAgain(String json) {
        assertThat(JsonText.write(JsonText.parse(bytes(json)).orElseThrow())).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"a\":1} {}", "[1,]", "nul", "1e999999999", "{\"a\":1}x"})
    void anythingElseIsNoJson(String json) {
        assertThat(JsonText.parse(bytes(json))).isEmpty();
    }

    @Test
    void aWholeNumberHasNoExponent() {
        assertThat(JsonText.write(new NumberValue(new BigDecimal("1E+3")))).isEqualTo("1000");
    }
}
