package io.rackform.netconf;

import static io.rackform.netconf.LabSwitchConfigTest.vlan;
import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.lab.netswitch.LabSwitch;
import io.rackform.model.value.ObjectValue;
import io.rackform.netconf.Rig.Wish;
import io.rackform.spi.ApplyOutcome;
import io.rackform.spi.Finding;
import io.rackform.spi.Impact;
import io.rackform.spi.Importable;
import io.rackform.spi.PlanRequest;
import io.rackform.spi.PlannedObject;
import io.rackform.spi.ReadOutcome;
import io.rackform.spi.ReadRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts of a switch's configuration that come under management as they are. */
class ImportTest {
    private static final String SERVERS = "/{urn:rackform:lab:vlans}vlans/vlan[id='120']";
    private static final Wish WISH = Wish.of("servers", vlan(120, "servers"));

    @TempDir
    private Path keys;

    private LabSwitch device;
    private Rig rig;

    @BeforeEach
    void start() {
        device = LabSwitch.create("sw1", Map.of("ports", 4, "vlans", Map.of("120", "servers")), keys);
        rig = Rig.of(device);
    }

    @AfterEach
    void stop() {
        rig.close();
        device.close();
    }

    private static ObjectValue identity(String path) {
        return switch (new ConfigType().identify(path)) {
            case Importable.Identified.Known(ObjectValue identity) -> identity;
            case Importable.Identified.Unknown(List<Finding> findings) -> throw new AssertionError(findings);
        };
    }

    private ReadOutcome read(@Nullable String path, @Nullable ObjectValue desired, @Nullable ObjectValue intended) {
        ReadRequest request = new ReadRequest(
                Rig.address("servers"),
                "netconf_config",
                null,
                desired,
                path == null ? null : identity(path),
                intended);
        return Objects.requireNonNull(rig.session.read(List.of(request)).get(Rig.address("servers")));
    }

    private static ObjectValue found(ReadOutcome outcome) {
        assertThat(outcome).as(Rig.told(outcome)).isInstanceOf(ReadOutcome.Found.class);
        return ((ReadOutcome.Found) outcome).object();
    }

    @Test
    void withoutABlockAllBelowThePathIsFound() {
        ObjectValue object = found(read(SERVERS, null, null));
        assertThat(Rig.text(object, "config")).isEqualTo("""
                <vlans xmlns="urn:rackform:lab:vlans">
                  <vlan>
                    <id>120</id>
                    <name>servers</name>
                  </vlan>
                </vlans>
                """);
        rig.record("servers", object);
        assertThat(rig.isInSync(Wish.of("servers", Rig.text(object, "config")))).isTrue();
    }

    @Test
    void whatIsImportedStaysWhenTheResourceGoes() {
        rig.record("servers", found(read(SERVERS, WISH.configuration(), null)));
        assertThat(rig.isInSync(WISH)).isTrue();
        ObjectValue recorded = rig.live(WISH);
        assertThat(new ConfigType().deletionImpact(recorded, rig.read(WISH).get(Rig.address("servers"))))
                .isEmpty();
        assertThat(rig.delete("servers")).isInstanceOf(ApplyOutcome.Applied.class);
        found(read(SERVERS, null, null));
    }

    @Test
    void whatThePlanAddsToAnImportGoesWithIt() {
        Wish renamed = Wish.of("servers", vlan(120, "other"));
        rig.record("servers", found(read(SERVERS, renamed.configuration(), null)));
        assertThat(rig.applyOne(renamed)).isInstanceOf(ApplyOutcome.Applied.class);
        assertThat(rig.isInSync(renamed)).isTrue();
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(read("/{urn:rackform:lab:vlans}vlans/vlan[id='999']", null, null))
                .isInstanceOf(ReadOutcome.NotFound.class);
    }

    @Test
    void aPathIsWrittenInFullAndNamesTheBlocksPart() {
        ConfigType type = new ConfigType();
        for (String wrong : List.of("", "/", "vlans", "/vlans", "/{x}a/", "/{x}a[b=c]", "/{x}a[b='c'", "/{x}a b")) {
            assertThat(type.identify(wrong)).as(wrong).isInstanceOf(Importable.Identified.Unknown.class);
        }
        assertThat(type.check(identity(SERVERS), WISH.configuration())).isEmpty();
        assertThat(type.check(identity(SERVERS.replace("120", "121")), WISH.configuration()))
                .extracting(Finding::summary)
                .containsExactly("Import of another part of the configuration");
    }

    @Test
    void aDeletionIsACommitAndATakenPortLosesItsLink() {
        Wish port = Wish.of("port", LabSwitchConfigTest.port("Ethernet3", "<enabled>false</enabled>"));
        assertThat(rig.applyOne(port)).isInstanceOf(ApplyOutcome.Applied.class);
        ObjectValue recorded = rig.live(port);
        assertThat(new ConfigType().deletionImpact(recorded, rig.read(port).get(Rig.address("port"))))
                .extracting(Impact::kind)
                .containsExactly(Impact.Kind.COMMIT, Impact.Kind.LINK_FLAP);
        assertThat(new ConfigType().deletionImpact(recorded, null))
                .extracting(Impact::kind)
                .containsExactly(Impact.Kind.COMMIT);
    }

    @Test
    void whatAnInterruptedRunMadeIsItsOwn() {
        Wish mine = Wish.of("servers", vlan(130, "mine"));
        PlannedObject planned = rig.planOne(mine);
        ObjectValue intended = planned.planned();
        assertThat(rig.applyOne(mine)).isInstanceOf(ApplyOutcome.Applied.class);

        ObjectValue found = found(read(null, mine.configuration(), intended));
        assertThat(String.valueOf(found.get("preexisting"))).contains("elements=[]");
        assertThat(Rig.text(found, "payload")).isEqualTo(Rig.text(intended, "payload"));
        // Without that plan it would be somebody else's, and stay.
        PlannedObject adopted = new ConfigType()
                .plan(new PlanRequest(
                        Rig.address("servers"),
                        mine.configuration(),
                        null,
                        read(null, mine.configuration(), null),
                        null));
        assertThat(String.valueOf(adopted.planned().get("preexisting"))).contains("130");
    }
}
