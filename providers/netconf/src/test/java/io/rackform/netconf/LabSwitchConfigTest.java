package io.rackform.netconf;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.lab.TrafficLog;
import io.rackform.lab.netswitch.LabSwitch;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import io.rackform.netconf.Rig.Wish;
import io.rackform.spi.ApplyOutcome;
import io.rackform.spi.Impact;
import io.rackform.spi.PlannedObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** netconf_config on the lab's switch: plan, apply, drift, ownership. */
class LabSwitchConfigTest {
    static final String IF = "urn:ietf:params:xml:ns:yang:ietf-interfaces";
    static final String SW = "urn:rackform:lab:switch";
    static final String TYPE = "<type xmlns:i='urn:ietf:params:xml:ns:yang:iana-if-type'>i:ethernetCsmacd</type>";

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

    static String port(String name, String body) {
        return "<interfaces xmlns='" + IF + "'><interface><name>" + name + "</name>" + body
                + "</interface></interfaces>";
    }

    static Wish description(String resource, String port, String text) {
        return Wish.of(resource, port(port, "<description>" + text + "</description>"));
    }

    static String vlan(int id, String name) {
        return "<vlans xmlns='urn:rackform:lab:vlans'><vlan><id>" + id + "</id><name>" + name
                + "</name></vlan></vlans>";
    }

    @Test
    void aLeafIsPlannedAppliedAndThenInSync() {
        Wish wish = description("uplink", "Ethernet3", "to srv1");

        PlannedObject planned = rig.planOne(wish);
        assertThat(planned.findings()).isEmpty();
        assertThat(Rig.text(planned.planned(), "payload")).isEqualTo("""
                <interfaces xmlns="urn:ietf:params:xml:ns:yang:ietf-interfaces">
                  <interface>
                    <name>Ethernet3</name>
                    <description>to srv1</description>
                  </interface>
                </interfaces>
                """);
        assertThat(planned.planned().get("running")).isInstanceOf(UnknownValue.class);
        assertThat(planned.impact()).containsExactly(new Impact(Impact.Kind.COMMIT, "one commit"));
        assertThat(device.traffic().writes()).isEmpty();

        assertThat(rig.applyOne(wish)).isInstanceOf(ApplyOutcome.Applied.class);
        assertThat(rig.recorded("uplink", "running")).contains("<description>to srv1</description>");
        assertThat(rig.isInSync(wish)).isTrue();
        assertThat(device.traffic().writes())
                .extracting(TrafficLog.Entry::what)
                .containsExactly("edit-config candidate", "commit confirmed", "commit");
        assertThat(rig.phases)
                .containsSubsequence("locking", "committed, proving over a new session", "proven, confirming");
    }

    @Test
    void driftShowsInRunningAndIsHealed() {
        Wish wish = description("uplink", "Ethernet3", "to srv1");
        rig.applyOne(wish);
        device.changeByHand("Ethernet3/description", "moved by hand");

        assertThat(Rig.text(rig.live(wish), "running")).contains("moved by hand");
        assertThat(Rig.text(rig.planOne(wish).planned(), "payload")).contains("to srv1");
        assertThat(rig.applyOne(wish)).isInstanceOf(ApplyOutcome.Applied.class);
        assertThat(rig.isInSync(wish)).isTrue();
    }

    @Test
    void threeResourcesAreOneCommit() {
        Map<String, ApplyOutcome> outcomes = rig.apply(
                Wish.of("vlan", vlan(130, "storage")),
                Wish.of("port", port("Ethernet1", "<access-vlan xmlns='" + SW + "'>130</access-vlan>")),
                description("uplink", "Ethernet3", "to srv1"));
        assertThat(outcomes.values()).hasSize(3).allMatch(ApplyOutcome.Applied.class::isInstance);
        assertThat(device.traffic().writes())
                .extracting(TrafficLog.Entry::what)
                .containsExactly("edit-config candidate", "commit confirmed", "commit");
    }

    @Test
    void aHundredObjectsAreOneRead() {
        Wish[] wishes = new Wish[100];
        for (int i = 0; i < wishes.length; i++) {
            wishes[i] = Wish.of("v" + i, vlan(200 + i, "v" + i));
        }
        rig.plan(wishes);
        assertThat(device.traffic().entries())
                .extracting(TrafficLog.Entry::what)
                .filteredOn(what -> what.startsWith("get-config"))
                .hasSize(1);
    }

    @Test
    void anEntryThatTheResourceMadeGoesWithItAndOneThatWasThereStays() {
        rig.applyOne(Wish.of("made", vlan(130, "storage")));
        assertThat(rig.delete("made")).isEqualTo(ApplyOutcome.Applied.of(null));
        assertThat(running()).doesNotContain("<id>130</id>");

        Wish there = Wish.of("there", vlan(120, "guests"));
        rig.applyOne(there);
        assertThat(rig.recorded("there", "running")).contains("guests");
        assertThat(rig.delete("there")).isEqualTo(ApplyOutcome.Applied.of(null));
        assertThat(running()).contains("<id>120</id>").doesNotContain("guests", "servers");
    }

    @Test
    void whatWasThereAsWantedStays() {
        rig.applyOne(Wish.of("port", port("Ethernet2", "<description>mine</description>" + TYPE)));
        assertThat(rig.shown("port", "preexisting")).contains("Ethernet2", "/type");
        assertThat(rig.delete("port")).isEqualTo(ApplyOutcome.Applied.of(null));
        assertThat(running())
                .contains("<name>Ethernet2</name>", "ethernetCsmacd")
                .doesNotContain("mine");
    }

    /** An update is planned from the recorded nodes alone; what it adds is looked at before it is sent. */
    @Test
    void whatAnUpdateAddsAndWasThereAlreadyStays() {
        rig.applyOne(description("port", "Ethernet1", "a"));
        Wish more = Wish.of(
                "port",
                port("Ethernet1", "<description>a</description>" + TYPE)
                        .replace(
                                "</interfaces>",
                                "<interface><name>Ethernet2</name><description>b</description></interface></interfaces>"));
        PlannedObject planned = rig.planOne(more);
        assertThat(planned.planned().get("preexisting")).isInstanceOf(UnknownValue.class);
        assertThat(Rig.text(planned.planned(), "payload")).contains("Ethernet2");
        assertThat(rig.applyOne(more)).isInstanceOf(ApplyOutcome.Applied.class);
        assertThat(rig.shown("port", "preexisting")).contains("Ethernet2", "/type");
        assertThat(rig.isInSync(more)).isTrue();
        assertThat(rig.delete("port")).isEqualTo(ApplyOutcome.Applied.of(null));
        assertThat(running()).contains("<name>Ethernet2</name>").doesNotContain("<description>");
    }

    @Test
    void aReplacementLeavesWhatWasThere() {
        Wish wish = Wish.of("port", port("Ethernet1", "<description>a</description>" + TYPE));
        rig.applyOne(wish);
        PlannedObject anew = new ConfigType()
                .plan(new io.rackform.spi.PlanRequest(
                        Rig.address("port"),
                        wish.configuration(),
                        null,
                        new io.rackform.spi.ReadOutcome.NotFound(),
                        null));
        rig.delete("port");
        assertThat(running()).contains("<name>Ethernet1</name>", "ethernetCsmacd");
        ApplyOutcome outcome = rig.run(List.of(new io.rackform.spi.ChangeUnit.Edit(
                        Rig.address("port"),
                        "netconf_config",
                        io.rackform.spi.ChangeUnit.Kind.CREATE,
                        wish.configuration(),
                        null,
                        anew.planned())))
                .get("port");
        assertThat(outcome).isInstanceOf(ApplyOutcome.Applied.class);
        assertThat(rig.shown("port", "preexisting")).contains("Ethernet1");
    }

    @Test
    void whatIsNoLongerWantedGoes() {
        rig.applyOne(Wish.of(
                "port",
                port("Ethernet1", "<description>a</description><access-vlan xmlns='" + SW + "'>120</access-vlan>")));
        Wish less = Wish.of("port", port("Ethernet1", "<description>a</description>"));
        assertThat(Rig.text(rig.planOne(less).planned(), "payload"))
                .contains("<access-vlan xmlns=\"" + SW + "\"", "operation=\"remove\"");
        assertThat(rig.applyOne(less)).isInstanceOf(ApplyOutcome.Applied.class);
        assertThat(running()).doesNotContain("access-vlan");
        assertThat(rig.isInSync(less)).isTrue();
    }

    @Test
    void aLeafListIsOwnedAsAWhole() {
        rig.applyOne(Wish.of("v", vlan(130, "b").replace("</vlans>", "<vlan><id>140</id></vlan></vlans>")));
        String two = "<trunk-vlan xmlns='" + SW + "'>120</trunk-vlan><trunk-vlan xmlns='" + SW + "'>130</trunk-vlan>";
        Wish wish = Wish.of("port", port("Ethernet1", two));
        rig.applyOne(wish);
        device.changeByHand("Ethernet1/trunk-vlan", "130,140");
        assertThat(rig.isInSync(wish)).isFalse();
        assertThat(rig.applyOne(wish)).isInstanceOf(ApplyOutcome.Applied.class);
        assertThat(Rig.text(rig.live(wish), "running"))
                .contains(">120<", ">130<")
                .doesNotContain(">140<");
        assertThat(rig.isInSync(wish)).isTrue();
    }

    @Test
    void aSingleValueOfALeafListReplacesAnother() {
        rig.applyOne(Wish.of("v", vlan(130, "storage")));
        String trunk = "<trunk-vlan xmlns='" + SW + "'>%d</trunk-vlan>";
        assertThat(rig.applyOne(Wish.of("port", port("Ethernet1", trunk.formatted(120)))))
                .isInstanceOf(ApplyOutcome.Applied.class);
        Wish other = Wish.of("port", port("Ethernet1", trunk.formatted(130)));
        assertThat(rig.applyOne(other)).isInstanceOf(ApplyOutcome.Applied.class);
        assertThat(rig.recorded("port", "running")).contains(">130<").doesNotContain(">120<");
        assertThat(rig.isInSync(other)).isTrue();
    }

    @Test
    void layoutPrefixesAndOrderAreNoChange() {
        rig.applyOne(Wish.of("port", port("Ethernet1", "<description>a</description>" + TYPE)));
        Wish same = Wish.of(
                "port",
                "<config>\n <x:interfaces xmlns:x='" + IF + "'>\n  <x:interface>\n    <x:name>Ethernet1</x:name>\n"
                        + "<x:type xmlns:other='urn:ietf:params:xml:ns:yang:iana-if-type'> other:ethernetCsmacd </x:type>"
                        + "<x:description>a</x:description></x:interface></x:interfaces></config>");
        assertThat(rig.isInSync(same)).isTrue();
    }

    @Test
    void nothingIsSentWhereTheDeviceIsAlreadyAsWanted() {
        Wish wish = Wish.of("port", port("Ethernet1", TYPE));
        assertThat(Rig.text(rig.planOne(wish).planned(), "payload")).isEmpty();
        assertThat(rig.applyOne(wish)).isInstanceOf(ApplyOutcome.Applied.class);
        assertThat(device.traffic().writes()).isEmpty();
        assertThat(rig.isInSync(wish)).isTrue();
    }

    @Test
    void aRefusalNamesTheGuiltyAndTheDevicesWords() {
        Map<String, ApplyOutcome> outcomes = rig.apply(
                Wish.of("port", port("Ethernet1", "<access-vlan xmlns='" + SW + "'>999</access-vlan>")),
                description("uplink", "Ethernet3", "to srv1"));
        assertThat(outcomes.values()).allMatch(ApplyOutcome.Failed.class::isInstance);
        assertThat(Rig.told(outcomes.get("port")))
                .contains("Device refused the change", "sw1", "no /vlans/vlan/id has this value", "instance-required");
        assertThat(Rig.told(outcomes.get("uplink")))
                .contains("netconf_config.port", "Nothing was changed")
                .doesNotContain("no /vlans");
        assertThat(device.traffic().writes())
                .extracting(TrafficLog.Entry::what)
                .containsExactly("edit-config candidate");
        assertThat(rig.applyOne(description("uplink", "Ethernet3", "to srv1")))
                .isInstanceOf(ApplyOutcome.Applied.class);
    }

    @Test
    void aDeviceThatChangedSinceThePlanIsLeftAlone() {
        rig.applyOne(description("uplink", "Ethernet3", "one"));
        Wish two = Wish.of(
                "uplink", port("Ethernet3", "<description>two</description><mtu xmlns='" + SW + "'>9000</mtu>"));
        Map<String, PlannedObject> planned = rig.plan(two);
        device.changeByHand("Ethernet3/description", "three");
        long before = device.traffic().writes().size();
        ApplyOutcome outcome = rig.applyPlanned(planned, two).get("uplink");
        assertThat(Rig.told(outcome)).contains("Device changed since the plan", "Plan again");
        assertThat(device.traffic().writes()).hasSize((int) before);
    }

    @Test
    void resourcesThatDisagreeAreBothRefused() {
        Map<String, ApplyOutcome> outcomes =
                rig.apply(description("a", "Ethernet3", "one"), description("b", "Ethernet3", "two"));
        assertThat(Rig.told(outcomes.get("a")))
                .contains("Two resources want different configuration", "[name='Ethernet3']/description");
        assertThat(device.traffic().writes()).isEmpty();
    }

    @Test
    void portsThatLoseTheirLinkAreTold() {
        assertThat(rig.planOne(Wish.of("p", port("Ethernet1", "<enabled>false</enabled>")))
                        .impact())
                .contains(new Impact(Impact.Kind.LINK_FLAP, "port Ethernet1"));
        assertThat(rig.planOne(Wish.of("p", port("Ethernet1", "<mtu xmlns='" + SW + "'>9000</mtu>")))
                        .impact())
                .contains(new Impact(Impact.Kind.LINK_FLAP, "port Ethernet1"));
    }

    @Test
    void whatIsNotKnownYetIsKnownAfterApply() {
        ObjectValue configuration =
                Rig.configuration("x").with("config", UnknownValue.of(io.rackform.model.type.Type.STRING));
        PlannedObject planned = rig.planOne(new Wish("p", configuration));
        assertThat(planned.findings()).isEmpty();
        assertThat(planned.planned().attributes().keySet())
                .containsExactly("config", "keys", "ordered", "payload", "preexisting", "running", "settled");
        assertThat(planned.planned().get("payload")).isInstanceOf(UnknownValue.class);
        Wish known = description("p", "Ethernet1", "late");
        assertThat(rig.applyPlanned(Map.of("p", planned), known).get("p")).isInstanceOf(ApplyOutcome.Applied.class);
        assertThat(rig.isInSync(known)).isTrue();
    }

    @Test
    void vlanAndPortGoTogetherOneStaysWhereAnotherResourceWantsIt() {
        rig.applyOne(Wish.of("a", vlan(130, "storage")));
        Wish b = Wish.of("b", port("Ethernet1", "<access-vlan xmlns='" + SW + "'>130</access-vlan>"));
        rig.applyOne(b);
        assertThat(rig.run(List.of(rig.deletion("a"), rig.deletion("b"))).values())
                .allMatch(outcome -> outcome.equals(ApplyOutcome.Applied.of(null)));
        assertThat(running()).doesNotContain("130");
    }

    @Test
    void aSecretIsNotShown() {
        Value config = new StringValue(
                "<users xmlns='urn:x'><user><name>bob</name><password>hunter2</password></user></users>");
        var planned = new ConfigType()
                .plan(new io.rackform.spi.PlanRequest(
                        Rig.address("u"),
                        Rig.configuration("").with("config", config),
                        null,
                        new io.rackform.spi.ReadOutcome.NotFound(),
                        null));
        assertThat(Rig.text(planned.planned(), "payload"))
                .contains("<password>(hidden)</password>")
                .doesNotContain("hunter2");
    }

    private String running() {
        Wish all = Wish.of("all", "<interfaces xmlns='" + IF + "'/><vlans xmlns='urn:rackform:lab:vlans'/>");
        return rig.read(all).toString();
    }
}
