package io.rackform.redfish.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {
    @Test
    void numbersInIdsAreNumbers() {
        List<String> sorted = List.of("", "1", "NIC.1-2", "NIC.1-10", "NIC.02", "NIC.2", "NIC.10", "eth0");
        assertThat(sorted.reversed().stream().sorted(new NaturalOrder())).containsExactlyElementsOf(sorted);
        assertThat(new NaturalOrder().compare("a9".repeat(50), "a9".repeat(50))).isZero();
    }
}
