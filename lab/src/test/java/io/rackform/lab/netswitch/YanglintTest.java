package io.rackform.lab.netswitch;

import static io.rackform.lab.netswitch.Trees.element;
import static io.rackform.lab.netswitch.Trees.port;
import static io.rackform.lab.netswitch.Trees.vlan;
import static io.rackform.lab.netswitch.Trees.vlans;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of the schema against its YANG modules, as libyang reads them: both must say the same of a configuration. */
class YanglintTest {
    private static final Path YANGLINT = Path.of("/usr/bin/yanglint");
    private static final Path IETF = Path.of("/usr/share/yuma/modules/ietf");

    @TempDir
    private Path folder;

    @Test
    void theFactoryConfigurationIsValid() throws Exception {
        DataNode factory =
                SwitchOptions.read(Map.of("vlans", Map.of("7", "seven"))).initial();
        assertThat(factory.toXml().children()).hasSize(2);
        assertThat(yanglint(factory.toXml())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<i:type>t:ethernetCsmacd</i:type>",
                "",
                "<i:type>t:warpDrive</i:type>",
                "<i:type>t:l2vlan</i:type><s:access-vlan>10</s:access-vlan>",
                "<i:type>t:l2vlan</i:type><s:access-vlan>11</s:access-vlan>",
                "<i:type>t:l2vlan</i:type><s:trunk-vlan>10</s:trunk-vlan><s:trunk-vlan>20</s:trunk-vlan>",
                "<i:type>t:l2vlan</i:type><s:trunk-vlan>10</s:trunk-vlan><s:trunk-vlan>21</s:trunk-vlan>",
                "<i:type>t:bridge</i:type><s:mtu>68</s:mtu>",
                "<i:type>t:bridge</i:type><s:mtu>9216</s:mtu>",
                "<i:type>t:bridge</i:type><s:mtu>67</s:mtu>",
                "<i:type>t:bridge</i:type><s:mtu>9217</s:mtu>",
                "<i:type>t:bridge</i:type><i:enabled>true</i:enabled>",
                "<i:type>t:bridge</i:type><i:enabled>True</i:enabled>",
                "<i:type>t:bridge</i:type><i:description> a &lt; b </i:description>",
                "<i:type>t:bridge</i:type><i:link-up-down-trap-enable>enabled</i:link-up-down-trap-enable>",
                "<i:type>t:bridge</i:type><i:link-up-down-trap-enable>on</i:link-up-down-trap-enable>",
                "<i:type>t:bridge</i:type><i:colour>red</i:colour>",
                "<i:type>t:ieee8023adLag</i:type>",
                "<i:type>t:softwareLoopback</i:type>",
                "<i:type>t:l3ipvlan</i:type>",
                "<i:type>t:tunnel</i:type>"
            })
    void bothSayTheSame(String inner) throws Exception {
        XmlElement config = element("config", port("p1", inner) + vlans(vlan(10, "ten") + vlan(20, "twenty")));
        String theirs = yanglint(config);
        assertThat(ours(config)).as(theirs).isEqualTo(theirs.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "4094", "4095", "ten", "-1"})
    void bothSayTheSameOfAVlan(String id) throws Exception {
        XmlElement config = element("config", vlans("<v:vlan><v:id>" + id + "</v:id></v:vlan>"));
        String theirs = yanglint(config);
        assertThat(ours(config)).as(theirs).isEqualTo(theirs.isEmpty());
    }

    private static boolean ours(XmlElement config) {
        try {
            Editor.Outcome outcome = Editor.apply(
                    DataNode.EMPTY_ROOT, EditReader.read(config), EditOperation.MERGE, Editor.ErrorOption.STOP);
            return outcome.errors().isEmpty()
                    && Validator.check(outcome.root(), Set.of()).isEmpty();
        } catch (RpcFailure e) {
            return false;
        }
    }

    /** What yanglint has against a configuration; empty where it is valid. */
    private String yanglint(XmlElement config) throws Exception {
        Peer.require(Files.isExecutable(YANGLINT), "libyang2-tools");
        Peer.require(Files.isDirectory(IETF), "netconfd");
        Path data = folder.resolve("data.xml");
        Files.writeString(data, config.children().stream().map(XmlWriter::write).collect(Collectors.joining()));
        List<String> command = new ArrayList<>(
                List.of(YANGLINT.toString(), "-t", "config", "-p", IETF.toString(), "-p", folder.toString()));
        for (String module : List.of("rackform-lab-vlans", "rackform-lab-switch")) {
            Path file = folder.resolve(module + ".yang");
            Files.writeString(
                    file,
                    SwitchSchema.MODULES.stream()
                            .filter(served -> served.name().equals(module))
                            .findFirst()
                            .flatMap(SwitchSchema.Module::text)
                            .orElseThrow());
            command.add(file.toString());
        }
        command.add(IETF.resolve("iana-if-type@2014-05-08.yang").toString());
        command.add(data.toString());
        Peer.Ended ended = Peer.run(folder, command);
        assertThat(ended.said().isEmpty()).isEqualTo(ended.code() == 0);
        return ended.said();
    }
}
