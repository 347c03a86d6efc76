package io.rackform.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.model.address.Address;
import io.rackform.model.address.AddressParser;
import io.rackform.model.address.InstanceAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FurtherRoundTest {
    @ParameterizedTest
    @CsvSource({
        "a.b,                  a.b[0],                       true",
        "a.b,                  a.c[0],                       false",
        "a.b,                  module.m.a.b[0],              false",
        "module.m,             module.m[0].a.b,              true",
        "module.m,             'module.m[\"k\"].module.n.a.b', true",
        "module.m,             module.n.a.b,                 false",
        "module.m[0].module.n, module.m[0].module.n[1].a.b,  true",
        "module.m[0].module.n, module.m[1].module.n[1].a.b,  false",
    })
    void covers(String block, String instance, boolean expected) {
        Address deferred = AddressParser.parse(block).orElseThrow();
        InstanceAddress address = AddressParser.parseInstance(instance).orElseThrow();
        assertThat(FurtherRound.covers(deferred, address)).isEqualTo(expected);
    }
}
