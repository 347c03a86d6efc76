package io.rackform.model.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressParserTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "module.a",
                "module.a[0].module.b[\"x.y\"]",
                "terraform_data.a",
                "terraform_data.a[0]",
                "data.redfish_system.this",
                "module.server[\"edge-1\"].redfish_bios.this",
                "a.b[\"quote \\\" back \\\\ line \\n bell \\u0007\"]"
            })
    void whatIsPrintedIsRead(String text) {
        assertThat(AddressParser.parse(text))
                .hasValueSatisfying(address -> assertThat(address).hasToString(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "a.",
                ".a",
                "module.",
                "module.a.b",
                "a.b[",
                "a.b[x]",
                "a.b[\"x]",
                "a.b[1]c",
                "a.b[9999999999]"
            })
    void whatIsNoAddressIsNone(String text) {
        assertThat(AddressParser.parse(text)).isEmpty();
    }

    @Test
    void instancesAreSortedByModuleTypeNameAndKey() {
        List<String> sorted = List.of("a.a", "a.a[2]", "a.a[10]", "a.a[\"x\"]", "a.b", "b.a", "module.m.a.a");
        assertThat(sorted.stream().map(text -> AddressParser.parseInstance(text).orElseThrow()))
                .isSorted();
    }
}
