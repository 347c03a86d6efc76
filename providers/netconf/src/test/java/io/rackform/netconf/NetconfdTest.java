package io.rackform.netconf;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.model.value.NumberValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.netconf.Rig.Wish;
import io.rackform.netconf.protocol.Operations;
import io.rackform.netconf.protocol.RpcSession;
import io.rackform.netconf.subtree.ConfigText;
import io.rackform.netconf.xml.Element;
import io.rackform.spi.ApplyOutcome;
import io.rackform.spi.PlannedObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
                port("good", "good0", TYPE),
                Wish.of("bad", "<policy xmlns='urn:rackform:test'><level>12</level></policy>"));
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

    @Test
    void keysAreLearnedFromTheServersModules() {
        Wish two = policy("<route><dest>10/8</dest><via>a</via><metric>5</metric></route>"
                + "<route><dest>10/8</dest><via>b</via><metric>6</metric></route>");
        assertApplied(rig.applyOne(two));
        Wish one = policy("<route><dest>10/8</dest><via>a</via><metric>7</metric></route>");
        assertThat(Rig.text(rig.planOne(one).planned(), "payload")).isEqualToIgnoringWhitespace("""
                        <policy xmlns="urn:rackform:test">
                        <route><dest>10/8</dest><via>a</via><metric>7</metric></route>
                        <route xmlns:nc="urn:ietf:params:xml:ns:netconf:base:1.0" nc:operation="remove">
                        <dest>10/8</dest><via>b</via></route>
                        </policy>
                        """);
        assertApplied(rig.applyOne(one));
        assertThat(rig.isInSync(one)).isTrue();
        assertApplied(rig.delete("policy"));
    }

    @Test
    void aContainerWithANameIsNoListEntry() {
        assertApplied(rig.applyOne(policy("<id-card><name>a</name></id-card>")));
        Wish other = policy("<id-card><name>b</name></id-card>");
        assertThat(Rig.text(rig.planOne(other).planned(), "payload")).doesNotContain("remove");
        assertApplied(rig.applyOne(other));
        assertThat(rig.isInSync(other)).isTrue();
        assertApplied(rig.delete("policy"));
    }

    @Test
    void oneEditConfigForEachTransaction() {
        int before = SERVER.log().split("<edit-config", -1).length;
        rig.apply(port("e1", "e1", TYPE), port("e2", "e2", TYPE), port("e3", "e3", TYPE));
        assertThat(SERVER.log().split("<edit-config", -1).length - before).isEqualTo(1);
        assertThat(rig.run(List.of(rig.deletion("e1"), rig.deletion("e2"), rig.deletion("e3")))
                        .values())
                .allSatisfy(NetconfdTest::assertApplied);
    }

    @Test
    void theFirstRequestOfManySessionsIsAnswered() {
        Wish wish = port("x", "x0", TYPE);
        for (int i = 0; i < 15; i++) {
            try (Rig other = Rig.of(SERVER.settings())) {
                assertThat(other.live(wish).attributes()).isEmpty();
            }
        }
    }

    @Test
    void theHolderOfALockIsNamed() throws Exception {
        DeviceSettings settings = DeviceSettings.read(ObjectValue.of(SERVER.settings()));
        var impatient = new TreeMap<>(SERVER.settings());
        impatient.put("timeout", NumberValue.of(1));
        try (RpcSession other = RpcSession.open(settings.endpoint());
                Rig waiting = Rig.of(impatient)) {
            assertThat(other.call(Operations.lock(Operations.Store.CANDIDATE)).isOk())
                    .isTrue();
            String told = Rig.told(waiting.applyOne(port("l", "l0", TYPE)));
            assertThat(told).contains("Configuration is locked", "session " + other.id(), "within 1 s");
        }
        assertApplied(rig.applyOne(port("l", "l0", TYPE)));
        assertApplied(rig.delete("l"));
    }

    @Test
    void aCommitWhoseClientDiedIsUndoneByTheServer() throws Exception {
        DeviceSettings settings = DeviceSettings.read(ObjectValue.of(SERVER.settings()));
        Wish wish = port("dead", "dead0", "<description>x</description>" + TYPE);
        try (RpcSession dying = RpcSession.open(settings.endpoint())) {
            dying.call(Operations.lock(Operations.Store.CANDIDATE));
            List<Element> edit = ConfigText.parse(Rig.text(wish.configuration(), "config"));
            assertThat(dying.call(Operations.editConfig(Operations.Store.CANDIDATE, edit, dying.capabilities()))
                            .isOk())
                    .isTrue();
            assertThat(dying.call(Operations.confirmedCommit(Duration.ofSeconds(2), Optional.of("dead")))
                            .isOk())
                    .isTrue();
            assertThat(rig.live(wish).attributes()).isNotEmpty();
        }
        long until = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (!rig.live(wish).attributes().isEmpty() && System.nanoTime() - until < 0) {
            Thread.sleep(1500); // its timers run only after a second without any request
        }
        assertThat(rig.live(wish).attributes()).isEmpty();
        assertApplied(rig.applyOne(wish));
        assertApplied(rig.delete("dead"));
    }

    private static String rules(String... labels) {
        StringBuilder out = new StringBuilder();
        for (String label : labels) {
            out.append("<rule><label>").append(label).append("</label><action>permit</action></rule>");
        }
        return out.toString();
    }

    static void assertApplied(ApplyOutcome outcome) {
        assertThat(outcome).withFailMessage(() -> Rig.told(outcome)).isInstanceOf(ApplyOutcome.Applied.class);
    }
}
