package io.rackform.redfish;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.model.value.StringValue;
import io.rackform.spi.ProviderFunction;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedfishFunctionsTest {
    private static ProviderFunction.Answer macAddress(String text) {
        return RedfishFunctions.all().getFirst().body().answer(List.of(new StringValue(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AA-BB-CC-0D-EE-FF",
                "aabb.cc0d.eeff",
                "AABBCC0DEEFF",
                "aa:bb:cc:0d:ee:ff",
                " aa:BB:cc:0d:ee:ff\n"
            })
    void everyUsualFormIsTaken(String text) {
        assertThat(macAddress(text)).isEqualTo(new ProviderFunction.Answer.Given(new StringValue("aa:bb:cc:0d:ee:ff")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "aa:bb:cc:0d:ee",
                "aa:bb-cc:0d:ee:ff",
                "gg:bb:cc:0d:ee:ff",
                "aabbcc0deeff00",
                "aab.bcc.0de.eff"
            })
    void anythingElseIsRefused(String text) {
        assertThat(macAddress(text)).isInstanceOf(ProviderFunction.Answer.Refused.class);
    }
}
