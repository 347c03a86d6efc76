package io.rackform.redfish;

import static io.rackform.redfish.LabServer.BIOS;
import static io.rackform.redfish.LabServer.BOOT;
import static io.rackform.redfish.LabServer.POWER;
import static io.rackform.redfish.LabServer.address;
import static io.rackform.redfish.LabServer.applied;
import static io.rackform.redfish.LabServer.bios;
import static io.rackform.redfish.LabServer.bootOnce;
import static io.rackform.redfish.LabServer.power;
import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.lab.TrafficLog;
import io.rackform.model.type.Type;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.redfish.resource.Fields;
import io.rackform.spi.ApplyOutcome;
import io.rackform.spi.ApplyOutcome.Applied;
import io.rackform.spi.ChangeUnit.Edit;
import io.rackform.spi.DataReader;
import io.rackform.spi.Finding;
import io.rackform.spi.Impact;
import io.rackform.spi.PlannedObject;
import io.rackform.spi.ReadOutcome;
import io.rackform.spi.ReadRequest;
import java.math.BigDecimal;
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

    @Test
    void oneBatchReadsEachDocumentOnceAndTheRegistryOncePerSession() {
        try (LabServer server = new LabServer(Map.of())) {
            List<ReadRequest> requests = List.of(
                    new ReadRequest(BIOS, "redfish_bios", null, TURBO_OFF),
                    new ReadRequest(address("redfish_bios.other"), "redfish_bios", null, TURBO_OFF),
                    new ReadRequest(BOOT, "redfish_boot", null, bootOnce("Pxe")),
                    new ReadRequest(POWER, "redfish_power", null, power("On")));
            server.session.read(requests);
            assertThat(server.session.read(requests).values()).allMatch(ReadOutcome.Found.class::isInstance);
            assertThat(server.reads("/redfish/v1/Systems/1")).isEqualTo(2);
            assertThat(server.reads("/redfish/v1/Systems/1/Bios")).isEqualTo(2);
            assertThat(server.reads("/redfish/v1/Systems/1/Bios/Settings")).isEqualTo(2);
            assertThat(server.bmc.traffic().entries().stream()
                            .filter(entry -> entry.what().endsWith(".json")))
                    .hasSize(1);
            assertThat(server.bmc.sessions()).isOne();
            server.session.close();
            assertThat(server.bmc.sessions()).isZero();
            assertThat(server.writes()).isEmpty();
        }
    }

    @Test
    void systemIsKnownByItsLabels() {
        Map<String, Object> options = Map.of(
                "serial",
                "RF0001",
                "rack",
                "R7",
                "unit",
                12,
                "macs",
                List.of("52:54:00:AA:00:01", "52:54:00:aa:00:02"));
        try (LabServer server = new LabServer(options)) {
            var answer = ((DataReader) server.session).readData("redfish_system", ObjectValue.EMPTY);
            ObjectValue system = ((DataReader.DataOutcome.Answered) answer).object();
            assertThat(system.get("serial_number")).isEqualTo(new StringValue("RF0001"));
            assertThat(system.get("model")).isEqualTo(new StringValue("RF-1000"));
            assertThat(system.get("rack")).isEqualTo(new StringValue("R7"));
            assertThat(system.get("rack_unit")).isEqualTo(NumberValue.of(12));
            assertThat(system.get("memory_gib")).isEqualTo(NumberValue.of(256));
            assertThat(system.get("processor_count")).isEqualTo(NumberValue.of(2));
            assertThat(system.get("mac_addresses"))
                    .isEqualTo(Fields.list(List.of("52:54:00:aa:00:01", "52:54:00:aa:00:02")));
            assertThat(system.attributes().keySet())
                    .isEqualTo(LabServer.PROVIDER
                            .dataSourceTypes()
                            .getFirst()
                            .schema()
                            .block()
                            .attributes()
                            .keySet());
        }
    }

    @Test
    void settingsOfAServerThatStaysOffWaitAndAreNoDrift() {
        try (LabServer server = new LabServer(Map.of("power", "off"))) {
            assertThat(server.plan(BIOS, TURBO_OFF, null).impact()).isEmpty();
            var outcomes = server.apply(server.edit(BIOS, TURBO_OFF, null));
            Applied applied = (Applied) Objects.requireNonNull(outcomes.get(BIOS));
            assertThat(applied.warnings())
                    .singleElement()
                    .satisfies(
                            warning -> assertThat(warning.summary()).isEqualTo("BIOS settings wait for the next boot"));
            assertThat(server.writes()).containsExactly("PATCH /Bios/Settings");
            assertThat(server.bmc.look("bios.ProcTurboMode")).isEqualTo("Enabled");

            ObjectValue recorded = applied(outcomes, BIOS);
            assertThat(server.found(BIOS, recorded, null).object()).isEqualTo(recorded);
            applied(server.apply(server.edit(POWER, power("On"), null)), POWER);
            assertThat(server.bmc.look("bios.ProcTurboMode")).isEqualTo("Disabled");
            assertThat(server.found(BIOS, recorded, null).object()).isEqualTo(recorded);
        }
    }

    @Test
    void settingsThatWaitOnARunningServerAreNotDoneYet() {
        try (LabServer server = new LabServer(Map.of())) {
            ObjectValue waiting = TURBO_OFF.with("reboot", new StringValue("wait"));
            assertThat(server.plan(BIOS, waiting, null).impact()).isEmpty();
            var outcomes = server.apply(server.edit(BIOS, waiting, null));
            assertThat(applied(outcomes, BIOS)).isEqualTo(waiting);
            assertThat(server.writes()).containsExactly("PATCH /Bios/Settings");
            assertThat(server.found(BIOS, waiting, null).object()).isEqualTo(waiting);

            // The same, left behind by a run that ended before its reset: here the reset is still to come.
            assertThat(server.found(BIOS, null, TURBO_OFF).object())
                    .isEqualTo(bios(Map.of("ProcTurboMode", "Enabled", "BootRetryCount", "3")));
            assertThat(server.plan(BIOS, TURBO_OFF, null).impact()).hasSize(1);
            applied(server.apply(server.edit(BIOS, TURBO_OFF, null)), BIOS);
            assertThat(server.writes()).containsExactly("PATCH /Bios/Settings", "POST /Actions/ComputerSystem.Reset");
        }
    }

    @Test
    void settingsThatAreInForceAnywayNeedNoReset() {
        try (LabServer server = new LabServer(Map.of())) {
            ObjectValue asItIs = bios(Map.of("ProcTurboMode", "Enabled", "NumLock", "true"));
            assertThat(server.plan(BIOS, asItIs, null).impact()).isEmpty();
            applied(server.apply(server.edit(BIOS, asItIs, null)), BIOS);
            assertThat(server.writes()).isEmpty();
        }
    }

    @Test
    void changeByHandIsSeenAndOtherSettingsAreLeftAlone() {
        try (LabServer server = new LabServer(Map.of())) {
            ObjectValue recorded = bios(Map.of("ProcTurboMode", "Enabled"));
            server.bmc.changeByHand("bios.ProcTurboMode", "Disabled");
            server.bmc.changeByHand("bios.NumLock", "false");
            ObjectValue live = server.found(BIOS, recorded, null).object();
            assertThat(live).isEqualTo(bios(Map.of("ProcTurboMode", "Disabled")));
            applied(server.apply(server.edit(BIOS, recorded, recorded)), BIOS);
            assertThat(server.bmc.look("bios.ProcTurboMode")).isEqualTo("Enabled");
            assertThat(server.bmc.look("bios.NumLock")).isEqualTo("false");
        }
    }

    @Test
    void bootOverrideIsOnlyArmedUntilSomethingRestartsTheServer() {
        try (LabServer server = new LabServer(Map.of())) {
            assertThat(server.plan(BOOT, bootOnce("Pxe"), null).impact()).isEmpty();
            var outcomes = server.apply(server.edit(BOOT, bootOnce("Pxe"), null));
            ObjectValue recorded = applied(outcomes, BOOT);
            assertThat(server.writes()).containsExactly("PATCH ");
            assertThat(server.bmc.look("booted")).isEqualTo("Hdd");

            var removed = server.apply(server.removal(BOOT, recorded));
            assertThat(removed.get(BOOT)).isEqualTo(Applied.of(null));
            assertThat(server.found(BOOT, null, bootOnce("Pxe")).object().get("enabled"))
                    .isEqualTo(new StringValue("Disabled"));
            var again = server.apply(server.removal(BOOT, recorded));
            assertThat(again.get(BOOT)).isEqualTo(Applied.of(null));
            assertThat(server.writes()).containsExactly("PATCH ", "PATCH ");
        }
    }

    @Test
    void bootWithRestartBootsFromThereAndIsThenUsedUp() {
        try (LabServer server = new LabServer(Map.of())) {
            ObjectValue wanted = bootOnce("UefiHttp").with("restart", BoolValue.TRUE);
            assertThat(server.plan(BOOT, wanted, null).impact())
                    .containsExactly(new Impact(Impact.Kind.REBOOT, "boot from UefiHttp"));
            ObjectValue recorded = applied(server.apply(server.edit(BOOT, wanted, null)), BOOT);
            assertThat(server.bmc.look("booted")).isEqualTo("UefiHttp");
            PlannedObject again = server.plan(BOOT, wanted, recorded);
            assertThat(again.planned()).isEqualTo(recorded);
            assertThat(again.impact()).isEmpty();
            assertThat(server.found(BOOT, recorded, null).object()).isEqualTo(recorded);
        }
    }

    @Test
    void bootOrderIsTheBeginningOfTheServers() {
        try (LabServer server = new LabServer(Map.of())) {
            ObjectValue any = bootOnce("Pxe").with("target", new NullValue(Type.STRING));
            ObjectValue two = any.with("boot_order", Fields.list(List.of("Boot0000", "Boot0001")));
            List<String> order = Fields.list(server.found(BOOT, two, null).object(), "boot_order");
            ObjectValue wanted = any.with("boot_order", Fields.list(order.reversed()));
            ObjectValue recorded = applied(server.apply(server.edit(BOOT, wanted, null)), BOOT);
            assertThat(Fields.list(recorded, "boot_order")).isEqualTo(order.reversed());
            assertThat(recorded.get("enabled")).isEqualTo(new NullValue(Type.STRING));
            assertThat(server.writes()).containsExactly("PATCH ");
            assertThat(server.plan(BOOT, any.with("boot_order", Fields.list(List.of("Boot9999"))), null)
                            .findings())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.detail()).contains("It offers Boot"));
        }
    }

    @Test
    void powerFollowsItsStateAndAsksTheOperatingSystemFirst() {
        try (LabServer server = new LabServer(Map.of())) {
            assertThat(server.plan(POWER, power("Off"), null).impact())
                    .containsExactly(new Impact(Impact.Kind.REBOOT, "power off"));
            ObjectValue off = applied(server.apply(server.edit(POWER, power("Off"), null)), POWER);
            assertThat(server.bmc.look("power")).isEqualTo("Off");
            applied(server.apply(server.edit(POWER, power("Off"), null)), POWER);
            assertThat(server.writes()).hasSize(1);
            ObjectValue on = applied(server.apply(server.edit(POWER, power("On"), off)), POWER);
            assertThat(server.bmc.look("progress")).isIn("OSBootStarted", "OSRunning");

            ObjectValue triggered = power("On").with("restart_trigger", new StringValue("2"));
            assertThat(server.plan(POWER, triggered, on).impact()).hasSize(1);
            applied(server.apply(server.edit(POWER, triggered, on)), POWER);
            assertThat(server.bmc.traffic().writes().stream().map(TrafficLog.Entry::detail))
                    .containsExactly(
                            "{\"ResetType\":\"GracefulShutdown\"}",
                            "{\"ResetType\":\"On\"}",
                            "{\"ResetType\":\"GracefulRestart\"}");
        }
    }

    @Test
    void operatingSystemThatDoesNotListenIsForced() {
        try (LabServer server = new LabServer(
                Map.of("ignore_graceful", true), Map.of("graceful_timeout", new NumberValue(new BigDecimal("0.2"))))) {
            applied(server.apply(server.edit(BIOS, TURBO_OFF, null)), BIOS);
            applied(server.apply(server.edit(POWER, power("Off"), null)), POWER);
            assertThat(server.bmc.traffic().writes().stream()
                            .map(TrafficLog.Entry::detail)
                            .filter(detail -> detail.contains("ResetType")))
                    .containsExactly(
                            "{\"ResetType\":\"GracefulRestart\"}",
                            "{\"ResetType\":\"ForceRestart\"}",
                            "{\"ResetType\":\"GracefulShutdown\"}",
                            "{\"ResetType\":\"ForceOff\"}");
            assertThat(server.phases).contains("the operating system did not shut down in time: forcing");
        }
    }

    @Test
    void removalOfSettingsSendsNothingAndSaysSo() {
        try (LabServer server = new LabServer(Map.of())) {
            Applied removed = (Applied) Objects.requireNonNull(
                    server.apply(server.removal(BIOS, TURBO_OFF)).get(BIOS));
            assertThat(removed.object()).isNull();
            assertThat(removed.warnings())
                    .singleElement()
                    .satisfies(warning -> assertThat(warning.detail()).contains("The server keeps what it has"));
            assertThat(server.writes()).isEmpty();
        }
    }

    @Test
    void twoResourcesWithTwoValuesForOneAttributeStopTheUnit() {
        try (LabServer server = new LabServer(Map.of())) {
            Edit one = server.edit(BIOS, bios(Map.of("ProcTurboMode", "Disabled")), null);
            Edit other = server.edit(address("redfish_bios.other"), bios(Map.of("ProcTurboMode", "Enabled")), null);
            Edit same = server.edit(address("redfish_bios.same"), bios(Map.of("NumLock", "false")), null);
            assertThat(server.apply(one, other, same).values())
                    .hasSize(3)
                    .allMatch(outcome -> outcome instanceof ApplyOutcome.Failed(List<Finding> findings)
                            && findings.getFirst().summary().equals("Two values for one BIOS attribute"));
            assertThat(server.writes()).isEmpty();
            applied(server.apply(one, same), BIOS);
            assertThat(server.writes()).containsExactly("PATCH /Bios/Settings", "POST /Actions/ComputerSystem.Reset");
        }
    }
}
