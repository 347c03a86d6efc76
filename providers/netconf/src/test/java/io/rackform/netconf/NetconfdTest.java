package io.rackform.netconf;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.netconf.Rig.Wish;
import io.rackform.spi.ApplyOutcome;
import io.rackform.spi.PlannedObject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** netconf_config on a server that no one here wrote, with its faults. */
class NetconfdTest {
    private static final String IF = "urn:ietf:params:xml:ns:yang:ietf-interfaces";
    private static final String IP = "urn:ietf:params:xml:ns:yang:ietf-ip";
    private static final String TYPE =
            "<type xmlns:ianaift='urn:ietf:params:xml:ns:yang:iana-if-type'>ianaift:ethernetCsmacd</type>";

    @RegisterExtension
    static final Netconfd SERVER = Netconfd.withCandidate();

    private Rig rig;

    @BeforeEach
    void connect() {
        rig = Rig.of(SERVER.settings());
    }

    @AfterEach
    void disconnect() {
        rig.close();
    }

    private static Wish port(String resource, String name, String body) {
        return Wish.of(
                resource,
                "<interfaces xmlns='" + IF + "'><interface><name>" + name + "</name>" + body
                        + "</interface></interfaces>");
    }

    private static Wish policy(String body) {
        return Wish.of("policy", "<policy xmlns='urn:rackform:test'>" + body + "</policy>");
    }

    @Test
    void anInterfaceIsMadeChangedAndRemoved() {
        Wish wish = port("eth0", "eth0", "<description>one</description>" + TYPE);
        assertApplied(rig.applyOne(wish));
        assertThat(rig.isInSync(wish)).isTrue();
        Wish two = port("eth0", "eth0", "<description>two</description>" + TYPE);
        assertThat(rig.isInSync(two)).isFalse();
        assertApplied(rig.applyOne(two));
        assertThat(rig.recorded("eth0", "running")).contains("two");
        assertThat(rig.isInSync(two)).isTrue();
        assertApplied(rig.delete("eth0"));
        assertThat(rig.live(two).attributes()).isEmpty();
    }

    @Test
    void manyResourcesAreOneTransaction() {
        Wish[] wishes = new Wish[30];
        for (int i = 0; i < wishes.length; i++) {
            wishes[i] = port(
                    "many" + i,
                    "many" + i,
                    TYPE + "<ipv4 xmlns='" + IP + "'><address><ip>10.0.0." + i
                            + "</ip><prefix-length>24</prefix-length></address></ipv4>");
        }
        int before = commits();
        Map<String, ApplyOutcome> outcomes = rig.apply(wishes);
        assertThat(outcomes.values()).hasSize(30).allSatisfy(NetconfdTest::assertApplied);
        for (Wish wish : wishes) {
            assertThat(rig.isInSync(wish)).as(wish.name()).isTrue();
        }
        assertThat(commits() - before).isEqualTo(2);
    }

    private static int commits() {
        return SERVER.log().split("<commit", -1).length - 1;
    }

    @Test
    void aRefusalNamesTheGuilty() {
        Map<String, ApplyOutcome> outcomes = rig.apply(
                port("good", "good0", TYPE), Wish.of("bad", "<policy xmlns='urn:rackform:test'><level>12</level></policy>"));
        assertThat(outcomes.values()).allMatch(ApplyOutcome.Failed.class::isInstance);
        assertThat(Rig.told(outcomes.get("bad"))).contains("Device refused the change", "level");
        assertThat(Rig.told(outcomes.get("good"))).contains("netconf_config.bad");
        assertApplied(rig.applyOne(port("good", "good0", TYPE)));
    }

    @Test
    void aValueThatTheServerWritesInItsOwnFormIsSettled() {
        Wish wish = policy("<weight>1.5000</weight>");
        assertApplied(rig.applyOne(wish));
        assertThat(rig.isInSync(wish)).isTrue();
        assertApplied(rig.delete("policy"));
    }

    @Test
    void anOrderIsPutRight() {
        Wish one = policy("<banner>b</banner>" + rules("a", "b", "c")).ordered("rule");
        assertApplied(rig.applyOne(one));
        Wish two = policy("<banner>b</banner>" + rules("c", "a", "b")).ordered("rule");
        PlannedObject planned = rig.planOne(two);
        assertThat(Rig.text(planned.planned(), "payload")).contains("operation=\"replace\"");
        assertApplied(rig.applyOne(two));
        assertThat(rig.recorded("policy", "running"))
                .containsSubsequence("<label>c</label>", "<label>a</label>", "<label>b</label>");
        assertThat(rig.isInSync(two)).isTrue();
        assertApplied(rig.delete("policy"));
    }

    private static String rules(String... labels) {
        StringBuilder out = new StringBuilder();
        for (String label : labels) {
            out.append("<rule><label>").append(label).append("</label><action>permit</action></rule>");
        }
        return out.toString();
    }

    static void assertApplied(ApplyOutcome outcome) {
        assertThat(outcome)
                .withFailMessage(() -> Rig.told(outcome))
                .isInstanceOf(ApplyOutcome.Applied.class);
    }
}
