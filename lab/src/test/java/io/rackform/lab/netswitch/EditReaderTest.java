package io.rackform.lab.netswitch;

import static io.rackform.lab.netswitch.Trees.edits;
import static io.rackform.lab.netswitch.Trees.port;
import static io.rackform.lab.netswitch.Trees.tags;
import static io.rackform.lab.netswitch.Trees.text;
import static io.rackform.lab.netswitch.Trees.tree;
import static io.rackform.lab.netswitch.Trees.vlan;
import static io.rackform.lab.netswitch.Trees.vlans;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditReaderTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <i:colour>red</i:colour>                       | unknown-element   | colour
            <i:oper-status>up</i:oper-status>              | unknown-element   | oper-status
            <description xmlns='urn:x'>a</description>     | unknown-namespace | description
            <v:id>1</v:id>                                 | unknown-element   | id
            <i:enabled>yes</i:enabled>                     | invalid-value     | enabled
            <i:enabled/>                                   | invalid-value     | enabled
            <i:type>ethernetCsmacd</i:type>                | invalid-value     | type
            <i:type>t:warpDrive</i:type>                   | invalid-value     | type
            <i:type>i:ethernetCsmacd</i:type>              | invalid-value     | type
            <s:mtu>67</s:mtu>                              | invalid-value     | mtu
            <s:mtu>9217</s:mtu>                            | invalid-value     | mtu
            <s:mtu>0x100</s:mtu>                           | invalid-value     | mtu
            <s:mtu>99999999999999999999</s:mtu>            | invalid-value     | mtu
            <s:access-vlan>4095</s:access-vlan>            | invalid-value     | access-vlan
            <s:mtu><s:mtu>100</s:mtu></s:mtu>              | unknown-element   | mtu
            <s:mtu>100</s:mtu><s:mtu>200</s:mtu>           | bad-element       | mtu
            <i:description operation='delete'/>            | unknown-attribute | description
            <i:description nc:operation='none'/>           | bad-attribute     | description
            <i:description nc:operation='explode'/>        | bad-attribute     | description
            stray text                                     | bad-element       | interface
            """)
    void whatHasNoPlaceIsRefusedByName(String inner, String tag, String element) {
        assertThatExceptionOfType(RpcFailure.class)
                .isThrownBy(() -> edits(port("Ethernet1", inner)))
                .satisfies(failure -> assertThat(failure.errors())
                        .singleElement()
                        .satisfies(error -> {
                            assertThat(error.tag()).isEqualTo(tag);
                            assertThat(XmlWriter.write(error.toXml()))
                                    .contains("<bad-element>" + element + "</bad-element>")
                                    .contains("<error-type>application</error-type>");
                        }));
    }

    @Test
    void severalFaultsAreToldAtOnce() {
        assertThatExceptionOfType(RpcFailure.class)
                .isThrownBy(() -> edits(vlans(vlan(0, "a") + vlan(4095, "b") + "<v:vlan><v:name>c</v:name></v:vlan>")))
                .satisfies(failure -> assertThat(tags(failure.errors()))
                        .containsExactly("invalid-value", "invalid-value", "missing-element"));
        assertThatExceptionOfType(RpcFailure.class)
                .isThrownBy(() -> edits(vlans(vlan(0, "a").repeat(1000))))
                .satisfies(failure -> assertThat(failure.errors()).hasSize(20));
    }

    @Test
    void anErrorPathCarriesItsPrefixes() {
        assertThatExceptionOfType(RpcFailure.class)
                .isThrownBy(() -> edits(port("it's", "<s:mtu>1</s:mtu>")))
                .satisfies(failure -> assertThat(
                                XmlWriter.write(failure.errors().getFirst().toXml()))
                        .contains(
                                "/if:interfaces/if:interface[if:name=&quot;it's&quot;]/sw:mtu</error-path>",
                                " xmlns:if=\"urn:ietf:params:xml:ns:yang:ietf-interfaces\"",
                                " xmlns:sw=\"urn:rackform:lab:switch\""));
    }

    @Test
    void aKeyCannotGoAlone() {
        assertThatExceptionOfType(RpcFailure.class)
                .isThrownBy(() -> edits(vlans("<v:vlan><v:id nc:operation='delete'>1</v:id></v:vlan>")))
                .satisfies(failure -> assertThat(tags(failure.errors())).isEqualTo(List.of("bad-attribute")));
    }

    @Test
    void prefixesOfIdentitiesAreTheSendersOwn() {
        DataNode root =
                tree(port("p", "<i:type xmlns:own='urn:ietf:params:xml:ns:yang:iana-if-type'> own:l2vlan </i:type>"));
        assertThat(text(root)).contains("<type>ianaift:l2vlan</type>");
        assertThat(XmlWriter.write(root.toXml()))
                .contains("xmlns:ianaift=\"urn:ietf:params:xml:ns:yang:iana-if-type\"");
    }

    @Test
    void textKeepsItsSpacesAndMarkup() {
        assertThat(text(tree(port("p", "<i:description>  a &lt;b&gt; &amp; c </i:description>"))))
                .contains("<description>  a &lt;b&gt; &amp; c </description>");
    }
}
