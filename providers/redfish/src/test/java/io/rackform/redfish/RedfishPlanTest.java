package io.rackform.redfish;

import static io.rackform.redfish.LabServer.BIOS;
import static io.rackform.redfish.LabServer.BOOT;
import static io.rackform.redfish.LabServer.POWER;
import static io.rackform.redfish.LabServer.bios;
import static io.rackform.redfish.LabServer.bootOnce;
import static io.rackform.redfish.LabServer.power;
import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.model.address.AttributePath;
import io.rackform.model.type.Type;
import io.rackform.model.value.MapValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import io.rackform.redfish.resource.BiosType;
import io.rackform.redfish.resource.BootType;
import io.rackform.redfish.resource.PowerType;
import io.rackform.spi.Finding;
import io.rackform.spi.Impact;
import io.rackform.spi.PlanRequest;
import io.rackform.spi.PlannedObject;
import io.rackform.spi.ReadOutcome;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What the plan finds out before anything is sent. */
class RedfishPlanTest {
    private static final LabServer SERVER = new LabServer(Map.of());

    @AfterAll
    static void close() {
        assertThat(SERVER.writes()).isEmpty();
        SERVER.close();
    }

    private static Finding onlyFinding(ObjectValue wanted) {
        List<Finding> findings = SERVER.plan(BIOS, wanted, null).findings();
        assertThat(findings).hasSize(1);
        return findings.getFirst();
    }

    @Test
    void unknownAttributeIsNamedWithTheOneThatIsMeant() {
        Finding finding = onlyFinding(bios(Map.of("ProcTurboMod", "Disabled")));
        assertThat(finding.summary()).isEqualTo("Unknown BIOS attribute");
        assertThat(finding.detail()).contains("Did you mean \"ProcTurboMode\"?");
        assertThat(finding.path()).isEqualTo(AttributePath.of("attributes").key("ProcTurboMod"));
    }

    @Test
    void valueOutOfItsBoundsIsToldWithTheBounds() {
        assertThat(onlyFinding(bios(Map.of("ProcCStates", "enabled"))).detail())
                .contains("it must be one of Enabled, Disabled, Autonomous. Did you mean \"Enabled\"?");
        assertThat(onlyFinding(bios(Map.of("BootRetryCount", "11"))).detail()).contains("it must be at most 10.");
        assertThat(onlyFinding(bios(Map.of("WatchdogMinutes", "12"))).detail())
                .contains("it must be 5 plus a multiple of 5. It is \"10\" now.");
        assertThat(onlyFinding(bios(Map.of("NumLock", "yes"))).detail()).contains("it must be true or false.");
        assertThat(onlyFinding(bios(Map.of("AssetTag", "x".repeat(64)))).detail())
                .contains("it must have at most 63 characters.");
        assertThat(onlyFinding(bios(Map.of("AssetTag", "caf\u00e9"))).detail()).contains("it must match ");
        assertThat(onlyFinding(bios(Map.of("SystemServiceTag", "X"))).summary()).isEqualTo("BIOS attribute locked");
    }

    @Test
    void dependenciesAreJudgedByThePlannedValues() {
        Finding locked = onlyFinding(bios(Map.of("WorkloadProfile", "LowLatency", "ProcTurboMode", "Disabled")));
        assertThat(locked.summary()).isEqualTo("BIOS attribute locked");
        assertThat(locked.detail())
                .contains("ProcTurboMode cannot be set to \"Disabled\": WorkloadProfile is \"LowLatency\"");
        assertThat(SERVER.plan(BIOS, bios(Map.of("WorkloadProfile", "LowLatency", "ProcTurboMode", "Enabled")), null)
                        .findings())
                .as("what it is anyway does no harm")
                .isEmpty();
        SERVER.bmc.changeByHand("bios.BootMode", "Bios");
        assertThat(onlyFinding(bios(Map.of("SecureBoot", "Enabled"))).detail()).contains("BootMode is \"Bios\"");
        assertThat(SERVER.plan(BIOS, bios(Map.of("SecureBoot", "Enabled", "BootMode", "Uefi")), null)
                        .findings())
                .as("unlocked by the same change")
                .isEmpty();
        SERVER.bmc.changeByHand("bios.BootMode", "Uefi");
    }

    @Test
    void valueThatIsNotKnownYetIsPlannedAsSuch() {
        TreeMap<String, Value> attributes = new TreeMap<>();
        attributes.put("AssetTag", UnknownValue.of(Type.STRING));
        attributes.put("Nonsense", UnknownValue.of(Type.STRING));
        ObjectValue wanted = bios(Map.of()).with("attributes", new MapValue(Type.STRING, attributes));
        PlannedObject planned = SERVER.plan(BIOS, wanted, null);
        assertThat(planned.planned()).isEqualTo(wanted);
        assertThat(planned.impact()).hasSize(1);
        assertThat(planned.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.summary()).isEqualTo("Unknown BIOS attribute"));
    }

    @Test
    void writingThatMeansTheSameIsNoChange() {
        ObjectValue recorded = bios(Map.of("BootRetryCount", "03", "NumLock", "TRUE"));
        assertThat(SERVER.found(BIOS, recorded, null).object()).isEqualTo(recorded);
        PlannedObject planned = SERVER.plan(BIOS, bios(Map.of("BootRetryCount", "3", "NumLock", "true")), recorded);
        assertThat(planned.planned()).isEqualTo(recorded);
        assertThat(planned.impact()).isEmpty();
    }

    @Test
    void serverThatCannotBeAskedIsPlannedFromTheSchema() {
        ObjectValue wanted = bios(Map.of("Anything", "1"));
        PlannedObject planned = new BiosType().plan(new PlanRequest(BIOS, wanted, null, null, null));
        assertThat(planned.planned()).isEqualTo(wanted);
        assertThat(planned.findings()).isEmpty();
        assertThat(planned.impact()).extracting(Impact::kind).containsExactly(Impact.Kind.REBOOT);
        assertThat(new BiosType()
                        .plan(new PlanRequest(BIOS, wanted, wanted, null, null))
                        .impact())
                .isEmpty();
        PlannedObject boot = new BootType().plan(new PlanRequest(BOOT, bootOnce("Pxe"), null, null, null));
        assertThat(boot.planned().get("enabled")).isEqualTo(new StringValue("Once"));
        assertThat(boot.planned().get("mode")).isEqualTo(UnknownValue.of(Type.STRING));
        assertThat(new PowerType()
                        .plan(new PlanRequest(POWER, power("Off"), null, null, null))
                        .impact())
                .hasSize(1);
    }

    @Test
    void planIsAFunctionOfItsRequest() {
        ReadOutcome live = SERVER.read(BIOS, null, bios(Map.of("NumLock", "false")));
        PlanRequest request = new PlanRequest(BIOS, bios(Map.of("NumLock", "false")), null, live, null);
        assertThat(new BiosType().plan(request)).isEqualTo(new BiosType().plan(request));
    }

    @Test
    void serverNamesWhatItOffers() {
        assertThat(SERVER.plan(BOOT, bootOnce("Pxee"), null).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.detail()).contains("Did you mean \"Pxe\"?"));
        ObjectValue continuous = bootOnce("Pxe").with("mode", new StringValue("Uefi"));
        assertThat(SERVER.plan(BOOT, continuous, null).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.detail()).contains("It offers UEFI, Legacy."));
    }

    @Test
    void configurationIsCheckedWithoutTheServer() {
        assertThat(new BiosType().validate(bios(Map.of()).with("reboot", new StringValue("later"))))
                .extracting(Finding::summary)
                .containsExactly("Invalid reboot of BIOS settings");
        assertThat(new BootType().validate(bootOnce("Pxe").with("enabled", new StringValue("Twice"))))
                .extracting(Finding::summary)
                .containsExactly("Invalid kind of boot override");
        assertThat(new PowerType().validate(power("on")))
                .extracting(Finding::summary)
                .containsExactly("Invalid power state");
        assertThat(new PowerType().validate(power("On").with("reset_type", new StringValue("ForceOff"))))
                .extracting(Finding::summary)
                .containsExactly("Invalid reset type");
        assertThat(new BiosType().validate(bios(Map.of("NumLock", "true")))).isEmpty();
    }
}
