package io.rackform.lab.netswitch;

import static io.rackform.lab.netswitch.Trees.edit;
import static io.rackform.lab.netswitch.Trees.edits;
import static io.rackform.lab.netswitch.Trees.port;
import static io.rackform.lab.netswitch.Trees.tags;
import static io.rackform.lab.netswitch.Trees.text;
import static io.rackform.lab.netswitch.Trees.tree;
import static io.rackform.lab.netswitch.Trees.vlan;
import static io.rackform.lab.netswitch.Trees.vlans;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditorTest {
    private static final DataNode TWO = tree(vlans(vlan(10, "ten") + vlan(20, "twenty")));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            merge   | 10 | <name>new</name>  | <id>10</id><name>new</name> | ''
            replace | 10 | <name>new</name>  | <id>10</id><name>new</name> | ''
            replace | 10 | ''                | <id>10</id>                 | ''
            merge   | 10 | ''                | <id>10</id><name>ten</name> | ''
            create  | 10 | <name>new</name>  | <id>10</id><name>ten</name> | data-exists
            create  | 30 | <name>new</name>  | <id>30</id><name>new</name> | ''
            delete  | 30 | ''                | ''                          | data-missing
            remove  | 30 | ''                | ''                          | ''
            delete  | 10 | ''                | ''                          | ''
            remove  | 10 | ''                | ''                          | ''
            """)
    void eachOperationOnAListEntry(String operation, String id, String leaf, String expected, String tag) {
        Editor.Outcome outcome = edit(
                TWO,
                vlans("<v:vlan nc:operation='" + operation + "'><v:id>" + id + "</v:id>"
                        + leaf.replace("name>", "v:name>") + "</v:vlan>"));
        assertThat(tags(outcome.errors())).isEqualTo(tag.isEmpty() ? List.of() : List.of(tag));
        String entry = "<vlan>" + expected + "</vlan>";
        if (expected.isEmpty()) {
            assertThat(text(outcome.root())).doesNotContain("<id>" + id + "</id>");
        } else {
            assertThat(text(outcome.root())).contains(entry);
        }
        assertThat(text(outcome.root())).contains("<vlan><id>20</id><name>twenty</name></vlan>");
    }

    @Test
    void leavesAreDeletedWhateverTheyHold() {
        String delete = vlans("<v:vlan><v:id>10</v:id><v:name nc:operation='delete'/></v:vlan>");
        DataNode without = edit(TWO, delete).root();
        assertThat(text(without)).contains("<vlan><id>10</id></vlan>");
        assertThat(edit(without, delete).errors())
                .singleElement()
                .returns("data-missing", RpcError::tag)
                .returns("/vlans:vlans/vlans:vlan[vlans:id='10']/vlans:name", RpcError::path);
    }

    @Test
    void entriesOfALeafListAreAddedAndTakenOneByOne() {
        DataNode base = edit(TWO, port("p", "<s:trunk-vlan>20</s:trunk-vlan><s:trunk-vlan>10</s:trunk-vlan>"))
                .root();
        assertThat(text(base)).contains("<trunk-vlan>10</trunk-vlan><trunk-vlan>20</trunk-vlan>");
        Editor.Outcome less = edit(base, port("p", "<s:trunk-vlan nc:operation='delete'>10</s:trunk-vlan>"));
        assertThat(less.errors()).isEmpty();
        assertThat(text(less.root())).contains("</name><trunk-vlan>20</trunk-vlan></interface>");
        assertThat(tags(edit(base, port("p", "<s:trunk-vlan nc:operation='delete'>30</s:trunk-vlan>"))
                        .errors()))
                .containsExactly("data-missing");
    }

    @Test
    void anEmptiedContainerIsGone() {
        DataNode none = edit(
                        TWO,
                        vlans("<v:vlan nc:operation='delete'><v:id>10</v:id></v:vlan>"
                                + "<v:vlan nc:operation='delete'><v:id>20</v:id></v:vlan>"))
                .root();
        assertThat(none).isEqualTo(DataNode.EMPTY_ROOT);
        assertThat(tags(edit(none, "<v:vlans nc:operation='delete'/>").errors()))
                .containsExactly("data-missing");
        assertThat(edit(none, "<v:vlans nc:operation='remove'/>").errors()).isEmpty();
    }

    @Test
    void replaceOfAContainerDropsWhatItDoesNotName() {
        DataNode one = edit(TWO, "<v:vlans nc:operation='replace'>" + vlan(30, "thirty") + "</v:vlans>")
                .root();
        assertThat(text(one)).isEqualTo("<vlans><vlan><id>30</id><name>thirty</name></vlan></vlans>");
    }

    @Test
    void replaceAsTheDefaultIsAboutTheWholeDatastore() {
        DataNode base = edit(TWO, port("p", "")).root();
        DataNode next = Editor.apply(
                        base, edits(vlans(vlan(30, "thirty"))), EditOperation.REPLACE, Editor.ErrorOption.STOP)
                .root();
        assertThat(text(next)).isEqualTo("<vlans><vlan><id>30</id><name>thirty</name></vlan></vlans>");
    }

    @Test
    void noneAsTheDefaultTouchesOnlyWhatIsMarked() {
        String config = vlans("<v:vlan><v:id>10</v:id><v:name>ignored</v:name></v:vlan>"
                + "<v:vlan nc:operation='create'><v:id>5</v:id></v:vlan>");
        Editor.Outcome outcome = Editor.apply(TWO, edits(config), EditOperation.NONE, Editor.ErrorOption.STOP);
        assertThat(outcome.errors()).isEmpty();
        assertThat(text(outcome.root()))
                .isEqualTo("<vlans><vlan><id>5</id></vlan><vlan><id>10</id><name>ten</name></vlan>"
                        + "<vlan><id>20</id><name>twenty</name></vlan></vlans>");
        Editor.Outcome missing = Editor.apply(
                DataNode.EMPTY_ROOT, edits(vlans(vlan(10, "x"))), EditOperation.NONE, Editor.ErrorOption.STOP);
        assertThat(tags(missing.errors())).containsExactly("data-missing");
        Editor.Outcome created = Editor.apply(
                DataNode.EMPTY_ROOT,
                edits(vlans("<v:vlan nc:operation='create'><v:id>5</v:id></v:vlan>")),
                EditOperation.NONE,
                Editor.ErrorOption.STOP);
        assertThat(created.errors()).isEmpty();
        assertThat(text(created.root())).isEqualTo("<vlans><vlan><id>5</id></vlan></vlans>");
    }

    @ParameterizedTest
    @CsvSource({"STOP, 1, true, false", "CONTINUE, 2, true, true", "ROLLBACK, 1, false, false"})
    void errorOptionsSayWhatStays(Editor.ErrorOption option, int errors, boolean first, boolean last) {
        String config = vlans(vlan(1, "first")
                + "<v:vlan nc:operation='create'><v:id>10</v:id></v:vlan>"
                + "<v:vlan nc:operation='delete'><v:id>99</v:id></v:vlan>"
                + vlan(3, "last"));
        Editor.Outcome outcome = Editor.apply(TWO, edits(config), EditOperation.MERGE, option);
        assertThat(outcome.errors()).hasSize(errors);
        assertThat(text(outcome.root()).contains("first")).isEqualTo(first);
        assertThat(text(outcome.root()).contains("last")).isEqualTo(last);
    }

    @Test
    void equalConfigurationsAreEqualTreesInWhateverOrderTheyCame() {
        DataNode there = tree(vlans(vlan(9, "a") + vlan(100, "b")) + ports("Ethernet10", "Ethernet9"));
        DataNode back = tree(ports("Ethernet9", "Ethernet10") + vlans(vlan(100, "b") + vlan(9, "a")));
        assertThat(back).isEqualTo(there);
        assertThat(text(there)).containsSubsequence("Ethernet9", "Ethernet10", "<id>9</id>", "<id>100</id>");
    }

    private static String ports(String one, String other) {
        return port(one, "").replace("</i:interfaces>", "") + port(other, "").replace("<i:interfaces>", "");
    }
}
