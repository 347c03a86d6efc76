package io.rackform.lab.netswitch;

import static io.rackform.lab.netswitch.Trees.element;
import static io.rackform.lab.netswitch.Trees.tree;
import static io.rackform.lab.netswitch.Trees.vlan;
import static io.rackform.lab.netswitch.Trees.vlans;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cases of RFC 6241 section 6.4 and those between them. */
class SubtreeFilterTest {
    private static final DataNode ROOT = tree(vlans(vlan(10, "ten") + vlan(20, "twenty"))
            + "<i:interfaces>"
            + "<i:interface><i:name>e1</i:name><i:description>up</i:description><i:type>t:ethernetCsmacd</i:type>"
            + "<i:enabled>true</i:enabled><s:mtu>1500</s:mtu></i:interface>"
            + "<i:interface><i:name>e2</i:name><i:type>t:l2vlan</i:type><i:enabled>true</i:enabled></i:interface>"
            + "</i:interfaces>");

    private static final String E1 = "<interface><name>e1</name><description>up</description>"
            + "<type>ianaift:ethernetCsmacd</type><enabled>true</enabled><mtu>1500</mtu></interface>";
    private static final String E2 =
            "<interface><name>e2</name><type>ianaift:l2vlan</type><enabled>true</enabled></interface>";
    private static final String VLANS =
            "<vlans><vlan><id>10</id><name>ten</name></vlan>" + "<vlan><id>20</id><name>twenty</name></vlan></vlans>";

    @Test
    void anEmptyFilterSelectsNothing() {
        assertThat(filtered("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # selection
            <v:vlans/>                                                                  | VLANS
            <v:vlans/><i:interfaces/>                                                   | <interfaces>E1E2</interfaces>VLANS
            <i:interfaces><i:interface/></i:interfaces>                                 | <interfaces>E1E2</interfaces>
            <v:vlans><v:vlan><v:name/></v:vlan></v:vlans>                               | VLANS
            <i:interfaces><i:interface><s:mtu/></i:interface></i:interfaces>            | <interfaces><interface><name>e1</name><mtu>1500</mtu></interface></interfaces>
            # content match
            <i:interfaces><i:interface><i:name>e1</i:name></i:interface></i:interfaces> | <interfaces>E1</interfaces>
            <i:interfaces><i:interface><i:name> e2 </i:name></i:interface></i:interfaces> | <interfaces>E2</interfaces>
            <i:interfaces><i:interface><i:name>e3</i:name></i:interface></i:interfaces> | ''
            <i:interfaces><i:interface><i:enabled>true</i:enabled></i:interface></i:interfaces> | <interfaces>E1E2</interfaces>
            <i:interfaces><i:interface><i:name>e1</i:name><i:enabled>false</i:enabled></i:interface></i:interfaces> | ''
            <i:interfaces><i:interface><i:type>t:l2vlan</i:type></i:interface></i:interfaces> | <interfaces>E2</interfaces>
            # content match with selection
            <i:interfaces><i:interface><i:name>e1</i:name><i:description/></i:interface></i:interfaces> | <interfaces><interface><name>e1</name><description>up</description></interface></interfaces>
            <i:interfaces><i:interface><i:enabled>true</i:enabled><i:description/></i:interface></i:interfaces> | <interfaces><interface><name>e1</name><description>up</description><enabled>true</enabled></interface><interface><name>e2</name><enabled>true</enabled></interface></interfaces>
            # union of several filters for one node
            <i:interfaces><i:interface><i:name>e1</i:name><s:mtu/></i:interface><i:interface><i:name>e1</i:name><i:description/></i:interface></i:interfaces> | <interfaces><interface><name>e1</name><description>up</description><mtu>1500</mtu></interface></interfaces>
            <i:interfaces><i:interface><i:name>e1</i:name></i:interface></i:interfaces><i:interfaces><i:interface><i:name>e2</i:name></i:interface></i:interfaces> | <interfaces>E1E2</interfaces>
            <v:vlans><v:vlan><v:name/></v:vlan></v:vlans><v:vlans/>                     | VLANS
            # names and namespaces
            <vlans xmlns=''/>                                                           | VLANS
            <vlans/>                                                                    | ''
            <s:vlans/>                                                                  | ''
            # attributes: the data has none
            <v:vlans colour='red'/>                                                     | ''
            # a leaf has nothing inside
            <v:vlans><v:vlan><v:id><v:x/></v:id></v:vlan></v:vlans>                     | ''
            """)
    void selects(String filter, String expected) {
        assertThat(filtered(filter))
                .isEqualTo(expected.replace("E1E2", E1 + E2)
                        .replace("E1", E1)
                        .replace("E2", E2)
                        .replace("VLANS", VLANS));
    }

    private static String filtered(String filter) {
        StringBuilder out = new StringBuilder();
        SubtreeFilter.apply(element("filter", filter).children(), ROOT.toXml().children())
                .forEach(found -> out.append(XmlWriter.write(found)));
        return out.toString().replaceAll(" xmlns(:\\w+)?=\"[^\"]*\"", "");
    }
}
