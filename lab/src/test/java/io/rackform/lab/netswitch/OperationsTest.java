package io.rackform.lab.netswitch;

import static io.rackform.lab.netswitch.Trees.element;
import static io.rackform.lab.netswitch.Trees.port;
import static io.rackform.lab.netswitch.Trees.tree;
import static io.rackform.lab.netswitch.Trees.vlan;
import static io.rackform.lab.netswitch.Trees.vlans;
import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.lab.TrafficLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationsTest {
    private final Sessions sessions = new Sessions();
    private final TrafficLog traffic = new TrafficLog();
    private final Datastores datastores = new Datastores(
            tree(vlans(vlan(10, "ten")) + port("p1", "<i:type>t:bridge</i:type><i:enabled>false</i:enabled>")),
            Set.of(),
            (after, action) -> () -> {});
    private final Operations operations = new Operations(datastores, sessions, traffic);
    private final long session = sessions.open(() -> {});

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <reboot/>                                                                        | operation-not-supported
            <v:reboot/>                                                                      | operation-not-supported
            <v:commit/>                                                                      | operation-not-supported
            <delete-config><target><startup/></target></delete-config>                       | operation-not-supported
            <get/><get/>                                                                     | bad-element
            ''                                                                               | missing-element
            <get-config/>                                                                    | missing-element
            <get-config><source/></get-config>                                               | bad-element
            <get-config><source><running/><candidate/></source></get-config>                 | bad-element
            <get-config><source><startup/></source></get-config>                             | operation-not-supported
            <get-config><source><moon/></source></get-config>                                | bad-element
            <get-config><source><running/></source><colour/></get-config>                    | unknown-element
            <get><filter type='xpath' select='/'/></get>                                     | bad-attribute
            <get><with-defaults xmlns='urn:ietf:params:xml:ns:yang:ietf-netconf-with-defaults'>trim</with-defaults></get> | invalid-value
            <get><filter/><filter/></get>                                                    | bad-element
            <edit-config><target><running/></target><config/></edit-config>                  | operation-not-supported
            <edit-config><target><candidate/></target></edit-config>                         | missing-element
            <edit-config><target><candidate/></target><url>file:///</url></edit-config>      | operation-not-supported
            <edit-config><target><candidate/></target><default-operation>delete</default-operation><config/></edit-config> | invalid-value
            <edit-config><target><candidate/></target><test-option>maybe</test-option><config/></edit-config> | invalid-value
            <edit-config><target><candidate/></target><error-option>ignore</error-option><config/></edit-config> | invalid-value
            <copy-config><target><candidate/></target><source><candidate/></source></copy-config> | invalid-value
            <copy-config><target><running/></target><source><candidate/></source></copy-config> | operation-not-supported
            <copy-config><target><candidate/></target><source><url>http://x</url></source></copy-config> | operation-not-supported
            <commit><confirm-timeout>5</confirm-timeout></commit>                            | missing-element
            <commit><confirmed/><confirm-timeout>0</confirm-timeout></commit>                | invalid-value
            <commit><confirmed/><confirm-timeout>4294967296</confirm-timeout></commit>       | invalid-value
            <commit><persist-id>none</persist-id></commit>                                   | invalid-value
            <discard-changes><candidate/></discard-changes>                                  | unknown-element
            <kill-session><session-id>1</session-id></kill-session>                          | invalid-value
            <kill-session><session-id>99</session-id></kill-session>                         | invalid-value
            <kill-session/>                                                                  | missing-element
            <unlock><target><running/></target></unlock>                                     | operation-failed
            <get-schema xmlns='urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring'><identifier>x</identifier></get-schema> | invalid-value
            """)
    void whatCannotBeDoneIsRefused(String rpc, String tag) {
        assertThat(reply(rpc)).contains("<error-tag>" + tag + "</error-tag>").doesNotContain("<ok/>");
        assertThat(datastores.changed()).isFalse();
    }

    @Test
    void getShowsStateAndGetConfigDoesNot() {
        assertThat(reply("<get><filter><i:interfaces/></filter></get>"))
                .contains("<enabled>false</enabled>", "<oper-status>down</oper-status>", "<if-index>1</if-index>");
        assertThat(reply("<get-config><source><running/></source></get-config>"))
                .contains("<enabled>false</enabled>")
                .doesNotContain("oper-status", "modules-state");
    }

    @Test
    void theYangLibraryHasEveryModuleOfTheHello() {
        String library = reply("<get><filter><modules-state xmlns='urn:ietf:params:xml:ns:yang:ietf-yang-library'/>"
                + "</filter></get>");
        assertThat(SwitchSchema.MODULES)
                .isNotEmpty()
                .allSatisfy(module -> assertThat(library).contains("<name>" + module.name() + "</name>"));
        assertThat(library).contains("<module-set-id>" + StateTree.moduleSet() + "</module-set-id>");
    }

    @Test
    void copyConfigReplacesTheCandidate() {
        assertThat(reply("<copy-config><target><candidate/></target><source><config>" + vlans(vlan(7, "x"))
                        + "</config></source></copy-config>"))
                .contains("<ok/>");
        assertThat(reply("<get-config><source><candidate/></source></get-config>"))
                .contains("<id>7</id>")
                .doesNotContain("<id>10</id>", "interfaces");
        assertThat(reply("<copy-config><target><candidate/></target><source><running/></source></copy-config>"))
                .contains("<ok/>");
        assertThat(datastores.changed()).isFalse();
    }

    @Test
    void aConfigurationInAMessageIsValidatedWithoutBeingKept() {
        assertThat(reply("<validate><source><config>" + vlans(vlan(7, "x")) + "</config></source></validate>"))
                .contains("<ok/>");
        assertThat(reply("<validate><source><config>" + port("p1", "<s:access-vlan>7</s:access-vlan>")
                        + "</config></source></validate>"))
                .contains("data-missing");
        assertThat(datastores.changed()).isFalse();
        assertThat(traffic.writes()).isEmpty();
    }

    @Test
    void killingASessionCutsItAndGivesItsLocksBack() {
        List<String> cuts = new ArrayList<>();
        long victim = sessions.open(() -> cuts.add("cut"));
        datastores.lock(victim, Datastores.Store.CANDIDATE);
        assertThat(reply("<kill-session><session-id>" + victim + "</session-id></kill-session>"))
                .contains("<ok/>");
        assertThat(cuts).hasSize(1);
        assertThat(reply("<lock><target><candidate/></target></lock>")).contains("<ok/>");
        Operations.Answer late = operations.answer(victim, rpc("<commit/>"));
        assertThat(XmlWriter.write(late.reply())).contains("operation-failed");
    }

    private String reply(String rpc) {
        return XmlWriter.write(operations.answer(session, rpc(rpc)).reply());
    }

    private static XmlElement rpc(String inner) {
        return element("rpc", inner).with(new QName("message-id"), "1");
    }
}
