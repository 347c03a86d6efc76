package io.rackform.redfish.unit;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.model.address.AddressParser;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.type.Type;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.redfish.resource.Fields;
import io.rackform.redfish.server.ServerReader;
import io.rackform.redfish.session.ScriptedBmc;
import io.rackform.redfish.session.ScriptedBmc.Reply;
import io.rackform.spi.ApplyMonitor;
import io.rackform.spi.ApplyOutcome;
import io.rackform.spi.ChangeUnit;
import io.rackform.spi.ChangeUnit.Edit;
import io.rackform.spi.ChangeUnit.Kind;
import io.rackform.spi.Finding;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A unit on BMCs with habits that the simulated one does not have. */
class ServerUnitTest {
    private static final InstanceAddress BIOS =
            AddressParser.parseInstance("redfish_bios.this").orElseThrow();
    private static final InstanceAddress BOOT =
            AddressParser.parseInstance("redfish_boot.this").orElseThrow();
    private static final ApplyMonitor QUIET = new ApplyMonitor() {
        @Override
        public void phase(String words) {}

        @Override
        public boolean stopping() {
            return false;
        }
    };

    private final ScriptedBmc bmc = new ScriptedBmc();

    @BeforeEach
    void serverWithoutBootProgress() {
        bmc.on("GET /systems", "{\"Members\":[{\"@odata.id\":\"/system\"}]}");
        bmc.on("GET /system", system("Disabled", "None"));
        bmc.on("GET /bios", bios("A"));
        bmc.on("GET /bios/SD", "{\"Attributes\":{\"Mode\":\"A\",\"Cores\":4}}");
        bmc.on("PATCH /bios/SD", new Reply(204, ""));
        bmc.on("PATCH /system", new Reply(204, ""));
        bmc.on("POST /reset", new Reply(204, ""));
    }

    @AfterEach
    void close() {
        bmc.close();
    }

    private static String system(String enabled, String target) {
        return "{\"PowerState\":\"On\",\"Bios\":{\"@odata.id\":\"/bios\"},"
                + "\"Boot\":{\"BootSourceOverrideEnabled\":\"" + enabled + "\",\"BootSourceOverrideTarget\":\"" + target
                + "\"}"
                + ",\"Actions\":{\"#ComputerSystem.Reset\":{\"target\":\"/reset\"}},"
                + "\"@Redfish.Settings\":{\"SettingsObject\":{\"@odata.id\":\"/system/Settings\"}}}";
    }

    private static String bios(String mode) {
        return "{\"Attributes\":{\"Mode\":\"" + mode + "\",\"Cores\":4},\"@Redfish.Settings\":{\"SettingsObject\":"
                + "{\"@odata.id\":\"/bios/SD\"},\"SupportedApplyTimes\":[\"Immediate\",\"OnReset\"]}}";
    }

    private static Edit biosEdit() {
        ObjectValue wanted = ObjectValue.of(
                Map.of("attributes", Fields.map(Map.of("Mode", "B")), "reboot", new NullValue(Type.STRING)));
        return new Edit(BIOS, "redfish_bios", Kind.CREATE, wanted, null, wanted);
    }

    private static Edit bootEdit(boolean restart) {
        ObjectValue wanted = ObjectValue.of(Map.of(
                "target", new StringValue("Pxe"),
                "enabled", new StringValue("Once"),
                "mode", new NullValue(Type.STRING),
                "boot_order", new NullValue(Type.list(Type.STRING)),
                "restart", BoolValue.of(restart)));
        return new Edit(BOOT, "redfish_boot", Kind.CREATE, wanted, null, wanted);
    }

    private Map<InstanceAddress, ApplyOutcome> run(Edit... edits) {
        return new ServerUnit(new ServerReader(bmc.client, null), new ChangeUnit("u", List.of(edits)), QUIET).run();
    }

    @Test
    void serverThatTellsNothingOfItsBootIsProvenByItsSettings() {
        bmc.on("GET /bios", new Reply(200, bios("A")), new Reply(200, bios("A")), new Reply(200, bios("B")));
        assertThat(run(biosEdit()).get(BIOS)).isInstanceOf(ApplyOutcome.Applied.class);
        assertThat(bmc.asked("PATCH /bios/SD"))
                .singleElement()
                .satisfies(asked -> assertThat(asked.body())
                        .contains("\"Attributes\":{\"Mode\":\"B\"}")
                        .contains("\"@Redfish.SettingsApplyTime\":{\"ApplyTime\":\"OnReset\"}"));
        assertThat(bmc.asked("POST /reset"))
                .singleElement()
                .satisfies(asked -> assertThat(asked.body())
                        .as("a graceful restart could not be told from none")
                        .isEqualTo("{\"ResetType\":\"ForceRestart\"}"));
    }

    @Test
    void lostResetOfAServerThatTellsNothingIsInDoubt() {
        bmc.on("POST /reset", ScriptedBmc.CUT);
        bmc.on("GET /system", new Reply(200, system("Disabled", "None")), new Reply(200, system("Once", "Pxe")));
        assertThat(run(bootEdit(true)).get(BOOT)).isInstanceOf(ApplyOutcome.Indeterminate.class);
        assertThat(bmc.asked("POST /reset")).hasSize(1);
    }

    @Test
    void bootThatIsReadOnlyOnTheSystemIsSetByItsSettings() {
        bmc.on("PATCH /system", new Reply(400, """
                        {"error":{"@Message.ExtendedInfo":[{"MessageId":"Base.1.12.PropertyNotWritable",
                        "Message":"Boot is read-only.","MessageSeverity":"Warning"}]}}
                        """));
        bmc.on("GET /system/Settings", "{}").on("PATCH /system/Settings", new Reply(204, ""));
        bmc.on("GET /system", new Reply(200, system("Disabled", "None")), new Reply(200, system("Once", "Pxe")));
        assertThat(run(bootEdit(false)).get(BOOT)).isInstanceOf(ApplyOutcome.Applied.class);
        assertThat(bmc.asked("PATCH /system/Settings"))
                .singleElement()
                .satisfies(asked -> assertThat(asked.body()).contains("\"BootSourceOverrideTarget\":\"Pxe\""));
        assertThat(bmc.asked("POST /reset")).isEmpty();
    }

    @Test
    void settingsThatAreTakenInPartAreTakenBackWithTheOverride() {
        bmc.on("PATCH /bios/SD", new Reply(200, """
                        {"Attributes":{"Mode@Message.ExtendedInfo":[{"MessageId":"Base.1.12.PropertyNotUpdated",
                        "Message":"Not this one.","MessageSeverity":"Warning"}]}}
                        """), new Reply(204, ""));
        bmc.on("GET /system", new Reply(200, system("Disabled", "None")), new Reply(200, system("Once", "Pxe")));
        ApplyOutcome outcome =
                Objects.requireNonNull(run(biosEdit(), bootEdit(false)).get(BIOS));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ApplyOutcome.Failed.class,
                        failed -> assertThat(failed.findings())
                                .extracting(Finding::detail)
                                .singleElement()
                                .asString()
                                .contains("Not this one."));
        assertThat(bmc.asked("PATCH /bios/SD").getLast().body()).isEqualTo("{\"Attributes\":{\"Mode\":\"A\"}}");
        assertThat(bmc.asked("PATCH /system").getLast().body()).contains("\"BootSourceOverrideEnabled\":\"Disabled\"");
        assertThat(bmc.asked("POST /reset")).isEmpty();
    }

    @Test
    void resetThatIsRefusedLeavesTheSettingsWaitingAndSaysSo() {
        bmc.on(
                "GET /bios/SD",
                new Reply(200, "{\"Attributes\":{\"Mode\":\"A\"}}"),
                new Reply(200, "{\"Attributes\":{\"Mode\":\"B\"}}"));
        bmc.on("POST /reset", new Reply(403, "{\"error\":{\"code\":\"X.1.NoPrivilege\",\"message\":\"Not you.\"}}"));
        assertThat(run(biosEdit()).get(BIOS)).isInstanceOfSatisfying(ApplyOutcome.Partial.class, partial -> {
            assertThat(partial.findings().getFirst().detail())
                    .contains("Not you.")
                    .contains("privilege");
            assertThat(partial.findings().getLast().detail()).contains("(which waits for a reset)");
        });
    }

    @Test
    void changeThatNothingAnswersToIsFailedBeforeAndInDoubtAfterItWasSent() {
        bmc.on("GET /system", new Reply(500, ""));
        assertThat(run(biosEdit()).get(BIOS)).isInstanceOf(ApplyOutcome.Failed.class);
        assertThat(bmc.asked("PATCH /bios/SD")).isEmpty();
        bmc.on("GET /system", system("Disabled", "None")).on("PATCH /bios/SD", ScriptedBmc.CUT);
        assertThat(run(biosEdit()).get(BIOS)).isInstanceOf(ApplyOutcome.Indeterminate.class);
        assertThat(bmc.asked("PATCH /bios/SD")).hasSize(2);
        assertThat(bmc.asked("POST /reset")).isEmpty();
    }
}
