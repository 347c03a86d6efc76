package io.rackform.redfish;

import static io.rackform.redfish.LabServer.BIOS;
import static io.rackform.redfish.LabServer.BOOT;
import static io.rackform.redfish.LabServer.POWER;
import static io.rackform.redfish.LabServer.bios;
import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.model.address.InstanceAddress;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.redfish.resource.Fields;
import io.rackform.spi.DataReader;
import io.rackform.spi.ReadOutcome;
import io.rackform.spi.ReadRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Settings of a server that come under management as they are. */
class ImportTest {
    private static ReadOutcome read(
            LabServer server, InstanceAddress address, String id, @Nullable ObjectValue desired) {
        ObjectValue identity = ObjectValue.of(Map.of("system_id", new StringValue(id)));
        return Objects.requireNonNull(server.session
                .read(List.of(new ReadRequest(address, address.resource().type(), null, desired, identity, null)))
                .get(address));
    }

    private static String systemId(LabServer server) {
        DataReader.DataOutcome outcome = ((DataReader) server.session).readData("redfish_system", ObjectValue.EMPTY);
        return Objects.requireNonNull(Fields.text(((DataReader.DataOutcome.Answered) outcome).object(), "system_id"));
    }

    private static ObjectValue found(ReadOutcome outcome) {
        assertThat(outcome).isInstanceOf(ReadOutcome.Found.class);
        return ((ReadOutcome.Found) outcome).object();
    }

    @Test
    void withoutABlockAllThatCanBeSetIsFound() {
        try (LabServer server = new LabServer(Map.of())) {
            String id = systemId(server);
            ObjectValue settings = found(read(server, BIOS, id, null));
            assertThat(Fields.texts(settings, "attributes")).containsKeys("BootMode", "ProcTurboMode");
            assertThat(server.plan(BIOS, settings, settings).findings()).isEmpty();
            assertThat(server.plan(BIOS, settings, settings).impact()).isEmpty();
            assertThat(Fields.text(found(read(server, POWER, id, null)), "state"))
                    .isNotNull();
            assertThat(Fields.list(found(read(server, BOOT, id, null)), "boot_order"))
                    .isNotEmpty();
            assertThat(server.writes()).isEmpty();
        }
    }

    @Test
    void withABlockOnlyWhatItOwnsIsFound() {
        try (LabServer server = new LabServer(Map.of())) {
            ObjectValue wanted = bios(Map.of("BootMode", "Uefi"));
            ObjectValue settings = found(read(server, BIOS, systemId(server), wanted));
            assertThat(Fields.texts(settings, "attributes")).containsOnlyKeys("BootMode");
        }
    }

    @Test
    void anotherServersIdIsNotFound() {
        try (LabServer server = new LabServer(Map.of())) {
            assertThat(read(server, BIOS, "another", null)).isInstanceOf(ReadOutcome.NotFound.class);
        }
    }
}
