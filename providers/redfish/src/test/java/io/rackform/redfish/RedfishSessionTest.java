package io.rackform.redfish;

import static io.rackform.redfish.LabServer.BIOS;
import static io.rackform.redfish.LabServer.BOOT;
import static io.rackform.redfish.LabServer.POWER;
import static io.rackform.redfish.LabServer.applied;
import static io.rackform.redfish.LabServer.bios;
import static io.rackform.redfish.LabServer.bootOnce;
import static io.rackform.redfish.LabServer.power;
import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.model.value.ObjectValue;
import io.rackform.spi.ApplyOutcome.Applied;
import io.rackform.spi.ChangeUnit.Edit;
import io.rackform.spi.Impact;
import io.rackform.spi.PlannedObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What users see of one server: read, plan, apply, read again. */
class RedfishSessionTest {
    private static final ObjectValue TURBO_OFF = bios(Map.of("ProcTurboMode", "Disabled", "BootRetryCount", "05"));

    @Test
    void planSendsNoWriteAndApplyResetsOnceForAllChanges() {
        try (LabServer server = new LabServer(Map.of())) {
            PlannedObject planned = server.plan(BIOS, TURBO_OFF, null);
            assertThat(planned.findings()).isEmpty();
            assertThat(planned.impact())
                    .containsExactly(new Impact(Impact.Kind.REBOOT, "BIOS: BootRetryCount, ProcTurboMode"));
            Edit biosEdit = server.edit(BIOS, TURBO_OFF, null);
            Edit bootEdit = server.edit(BOOT, bootOnce("Pxe"), null);
            Edit powerEdit = server.edit(POWER, power("On"), null);
            assertThat(server.writes()).isEmpty();

            var outcomes = server.apply(biosEdit, bootEdit, powerEdit);

            assertThat(outcomes.get(BIOS)).isEqualTo(Applied.of(TURBO_OFF));
            assertThat(outcomes.get(BOOT)).isEqualTo(Applied.of(bootEdit.planned()));
            assertThat(outcomes.get(POWER)).isEqualTo(Applied.of(power("On")));
            assertThat(server.writes())
                    .containsExactly("PATCH ", "PATCH /Bios/Settings", "POST /Actions/ComputerSystem.Reset");
            assertThat(server.bmc.look("bios.ProcTurboMode")).isEqualTo("Disabled");
            assertThat(server.bmc.look("bios.BootRetryCount")).isEqualTo("5");
            assertThat(server.bmc.look("booted")).isEqualTo("Pxe");

            for (Edit edit : List.of(biosEdit, bootEdit, powerEdit)) {
                ObjectValue recorded = applied(outcomes, edit.address());
                PlannedObject again =
                        server.plan(edit.address(), Objects.requireNonNull(edit.configuration()), recorded);
                assertThat(again.planned()).isEqualTo(recorded);
                assertThat(server.found(edit.address(), recorded, null).object())
                        .isEqualTo(recorded);
                assertThat(again.impact()).isEmpty();
            }
        }
    }
}
