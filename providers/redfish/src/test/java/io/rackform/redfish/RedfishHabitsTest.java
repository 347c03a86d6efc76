package io.rackform.redfish;

import static io.rackform.redfish.LabServer.BIOS;
import static io.rackform.redfish.LabServer.BOOT;
import static io.rackform.redfish.LabServer.POWER;
import static io.rackform.redfish.LabServer.applied;
import static io.rackform.redfish.LabServer.bios;
import static io.rackform.redfish.LabServer.bootOnce;
import static io.rackform.redfish.LabServer.power;
import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.lab.bmc.TaskFault;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.spi.ApplyOutcome;
import io.rackform.spi.Finding;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same work on controllers with the habits of real ones. */
class RedfishHabitsTest {
    private static final ObjectValue TURBO_OFF = bios(Map.of("ProcTurboMode", "Disabled"));

    @ParameterizedTest
    @CsvSource({
        "require_if_match, true",
        "tasks, true",
        "tasks, until_reset",
        "action_info, true",
        "settings_name, SD",
        "refuse_chunked, true",
        "system_id, System.Embedded.1"
    })
    void allChangesOfAServerTakeOneResetOn(String habit, String value) {
        Object option = value.equals("true") && !habit.equals("tasks") ? true : value;
        try (LabServer server = new LabServer(Map.of(habit, option, "task_time", "30ms"))) {
            var outcomes = server.apply(
                    server.edit(BIOS, TURBO_OFF, null),
                    server.edit(BOOT, bootOnce("Pxe"), null),
                    server.edit(POWER, power("On"), null));
            assertThat(applied(outcomes, BIOS)).isEqualTo(TURBO_OFF);
            applied(outcomes, BOOT);
            assertThat(applied(outcomes, POWER)).isEqualTo(power("On"));
            assertThat(server.bmc.look("bios.ProcTurboMode")).isEqualTo("Disabled");
            assertThat(server.bmc.look("booted")).isEqualTo("Pxe");
            assertThat(server.writes().stream().filter(write -> write.startsWith("POST")))
                    .hasSize(1);
        }
    }

    @Test
    void refusalDuringPostIsWaitedOut() {
        try (LabServer server =
                new LabServer(Map.of("refuse_during_post", true, "boot_time", "600ms", "power", "off"))) {
            var edit = server.edit(BIOS, TURBO_OFF, null);
            server.bmc.changeByHand("power", "On");
            applied(server.apply(edit), BIOS);
            assertThat(server.phases).contains("waiting for the end of POST");
            assertThat(server.bmc.look("bios.ProcTurboMode")).isEqualTo("Disabled");
        }
    }

    @Test
    void settingThatTheFirmwareDropsAtTheResetIsPartialInItsOwnWords() {
        try (LabServer server = new LabServer(Map.of("refuse_at_reset", List.of("ProcTurboMode")))) {
            ObjectValue wanted = bios(Map.of("ProcTurboMode", "Disabled", "NumLock", "false"));
            ApplyOutcome outcome = server.apply(server.edit(BIOS, wanted, null)).get(BIOS);
            assertThat(outcome).isInstanceOfSatisfying(ApplyOutcome.Partial.class, partial -> {
                assertThat(partial.object()).isEqualTo(bios(Map.of("ProcTurboMode", "Enabled", "NumLock", "false")));
                assertThat(partial.findings())
                        .singleElement()
                        .satisfies(finding -> assertThat(finding.detail())
                                .contains("ProcTurboMode is \"Enabled\", not \"Disabled\"")
                                .contains("The firmware did not take the value 'Disabled' for ProcTurboMode.")
                                .contains("PropertyNotUpdated"));
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void taskThatFailsLeavesTheServerAsItWas(boolean completes) {
        try (LabServer server = new LabServer(Map.of("tasks", "true", "task_time", "20ms"))) {
            server.bmc.failNextTask(new TaskFault(completes, "The flash part is locked."));
            var outcomes = server.apply(server.edit(BIOS, TURBO_OFF, null), server.edit(BOOT, bootOnce("Pxe"), null));
            assertThat(outcomes.values())
                    .hasSize(2)
                    .allSatisfy(outcome -> assertThat(detail(outcome)).contains("The flash part is locked."));
            assertThat(outcomes.get(BOOT)).isInstanceOf(ApplyOutcome.Failed.class);
            assertThat(server.writes())
                    .as("the override is taken back, and nothing is reset")
                    .containsExactly("PATCH ", "PATCH /Bios/Settings", "PATCH ");
            assertThat(server.found(BOOT, null, bootOnce("Pxe")).object().get("enabled"))
                    .hasToString("StringValue[value=Disabled]");
        }
    }

    @Test
    void jobThatIsPendingAlreadyIsToldInTheControllersWords() {
        try (LabServer server = new LabServer(Map.of("tasks", "until_reset"))) {
            ObjectValue waiting = TURBO_OFF.with("reboot", new StringValue("wait"));
            applied(server.apply(server.edit(BIOS, waiting, null)), BIOS);
            ApplyOutcome outcome = server.apply(server.edit(BIOS, bios(Map.of("NumLock", "false")), null))
                    .get(BIOS);
            assertThat(outcome).isInstanceOf(ApplyOutcome.Failed.class);
            assertThat(detail(outcome))
                    .contains("SYS011")
                    .contains("A job that changes this device is pending already.");
        }
    }

    @Test
    void refusedValueLeavesTheServerAsItWas() {
        try (LabServer server = new LabServer(Map.of())) {
            var edit = server.edit(BIOS, TURBO_OFF, null);
            server.bmc.changeByHand("bios.WorkloadProfile", "LowLatency");
            ApplyOutcome outcome = server.apply(edit).get(BIOS);
            assertThat(outcome).isInstanceOf(ApplyOutcome.Failed.class);
            assertThat(detail(outcome))
                    .contains("status 400")
                    .contains("WorkloadProfile is LowLatency")
                    .contains("Its advice: Remove the property");
            assertThat(server.writes()).containsExactly("PATCH /Bios/Settings");
        }
    }

    private static String detail(ApplyOutcome outcome) {
        return switch (outcome) {
            case ApplyOutcome.Applied applied -> "applied: " + applied;
            case ApplyOutcome.Partial(ObjectValue ignored, List<Finding> findings) ->
                findings.getFirst().detail();
            case ApplyOutcome.Failed(List<Finding> findings) ->
                findings.getFirst().detail();
            case ApplyOutcome.Indeterminate(List<Finding> findings) ->
                findings.getFirst().detail();
        };
    }
}
