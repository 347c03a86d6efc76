package io.rackform.netconf.subtree;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.netconf.protocol.Operations;
import io.rackform.netconf.xml.Element;
import io.rackform.netconf.xml.XmlException;
import io.rackform.netconf.xml.XmlParser;
import io.rackform.netconf.xml.XmlPrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferenceTest {
    private static final Shapes SHAPES = new Shapes(
            Map.of("route", List.of("dest", "via"), "box", List.of()), Set.of("rule"), LearnedShapes.NOTHING);

    private static List<Element> tree(String inner) throws XmlException {
        return inner.isEmpty() ? List.of() : XmlParser.fragment("<t xmlns='u'>" + inner + "</t>");
    }

    private static Difference find(String want, String had, String live, Ownership ownership) throws XmlException {
        return new Difference.Finder(SHAPES, ownership, Set.of()).find(tree(want), tree(had), tree(live));
    }

    /** The edit's inside, with short words for the operations. */
    private static String edit(Difference difference) {
        return difference.edit().stream()
                .map(XmlPrinter::line)
                .collect(Collectors.joining())
                .replace(" xmlns:nc=\"urn:ietf:params:xml:ns:netconf:base:1.0\" nc:operation=\"remove\"", " -")
                .replace(" xmlns:nc=\"urn:ietf:params:xml:ns:netconf:base:1.0\" nc:operation=\"replace\"", " =")
                .replace("<t xmlns=\"u\">", "")
                .replace("</t>", "");
    }

    @ParameterizedTest
    @CsvSource({
        // want, had, live, edit
        "<a>1</a>, '', '', <a>1</a>",
        "<a>1</a>, '', <a>1</a>, ''",
        "<a>1</a>, '', <a>2</a>, <a>1</a>",
        "<a>1</a>, <a>1</a><b>2</b>, <a>1</a><b>3</b>, <b ->3</b>",
        "<a>1</a>, <a>1</a><b>2</b>, <a>1</a>, ''",
        "<a>1</a>, '', <a>1</a><b>foreign</b>, ''",
        "<e/>, '', '', <e/>",
        "<e/>, '', <e/>, ''",
        "<l>1</l><l>2</l>, '', <l>2</l><l>3</l>, <l ->3</l><l>1</l>",
        "<l>2</l><l>1</l>, '', <l>1</l><l>2</l>, ''",
        "<i><name>x</name><d>1</d></i>, '', '', <i><name>x</name><d>1</d></i>",
        "<i><name>x</name><d>1</d></i>, '', <i><name>x</name><o>9</o></i>, <i><name>x</name><d>1</d></i>",
        "<i><name>x</name><d>1</d></i>, '', <i><name>y</name><d>1</d></i>, <i><name>x</name><d>1</d></i>",
        "'', <i><name>x</name><d>1</d></i>, <i><name>x</name><d>1</d><o>9</o></i>, <i -><name>x</name></i>",
        "'', <i><name>x</name><d>1</d></i>, <i><name>y</name></i>, ''",
        "<route><dest>a</dest><via>b</via></route>, <route><dest>a</dest><via>c</via></route>, "
                + "<route><dest>a</dest><via>c</via></route>, "
                + "<route><dest>a</dest><via>b</via></route><route -><dest>a</dest><via>c</via></route>",
        "<box><name>a</name></box>, '', <box><name>b</name></box>, <box><name>a</name></box>",
        "<c><d><e>1</e></d></c>, '', <c><d><f>2</f></d></c>, <c><d><e>1</e></d></c>",
        "'', <c><d><e>1</e></d></c>, <c><d><e>1</e><f>2</f></d></c>, <c><d><e ->1</e></d></c>"
    })
    void whatMustBeSent(String want, String had, String live, String expected) throws XmlException {
        assertThat(edit(find(want, had, live, Ownership.NONE))).isEqualTo(expected);
    }

    @Test
    void whatWasThereBeforeStays() throws XmlException {
        String config = "<i><name>x</name><d>1</d><k>2</k></i>";
        Difference first = find(config, "", "<i><name>x</name><d>1</d></i>", Ownership.NONE);
        assertThat(first.preexisting()).containsExactly("/{u}t/i[name='x']", "/{u}t/i[name='x']/d");
        Ownership ownership = Ownership.NONE.withPreexisting(first.preexisting());
        assertThat(edit(find("", config, config, ownership))).isEqualTo("<i><name>x</name><k ->2</k></i>");
    }

    @Test
    void aValueThatWasThereAndIsChangedIsOwned() throws XmlException {
        Ownership ownership = Ownership.of(Set.of("/{u}t/d"), Map.of());
        Difference changed = find("<d>2</d>", "<d>1</d>", "<d>1</d>", ownership);
        assertThat(edit(changed)).isEqualTo("<d>2</d>");
        assertThat(changed.preexisting()).isEmpty();
    }

    @Test
    void theDevicesOwnFormIsKeptUntilTheValueChanges() throws XmlException {
        Ownership ownership = Ownership.of(Set.of(), Map.of("/{u}t/d", "$6$hash"));
        assertThat(find("<d>pw</d>", "<d>pw</d>", "<d>$6$hash</d>", ownership).isEmpty())
                .isTrue();
        assertThat(edit(find("<d>pw</d>", "<d>pw</d>", "<d>$6$other</d>", ownership)))
                .isEqualTo("<d>pw</d>");
        assertThat(edit(find("<d>new</d>", "<d>pw</d>", "<d>$6$hash</d>", ownership)))
                .isEqualTo("<d>new</d>");
    }

    @ParameterizedTest
    @CsvSource({
        "a b, a b, ''",
        "b a, a b, <t =><o>9</o><rule><name>b</name></rule><rule><name>a</name></rule>",
        "a b c, a b, <rule><name>c</name></rule>",
        "a c b, a b, <t =><o>9</o><rule><name>a</name></rule><rule><name>c</name></rule><rule><name>b</name></rule>",
        "a, a b, <rule -><name>b</name></rule>"
    })
    void orderIsPutRightByReplacingTheParent(String want, String live, String expected) throws XmlException {
        Difference difference = find(rules(want), "", "<o>9</o>" + rules(live), Ownership.NONE);
        assertThat(edit(difference).replace("<t xmlns=\"u\" =>", "<t =>")).isEqualTo(expected);
    }

    private static String rules(String names) {
        return Set.of("").contains(names)
                ? ""
                : List.of(names.split(" ")).stream()
                        .map(name -> "<rule><name>" + name + "</name></rule>")
                        .collect(Collectors.joining());
    }

    /** Whatever is wanted, recorded and live: after the edit the live nodes are as wanted, and the filter showed all that matters. */
    @Test
    void anEditAppliedLeavesNothingToDo() {
        Random random = new Random(11);
        for (int round = 0; round < 500; round++) {
            List<Element> want = List.of(random(random, 0));
            List<Element> had = List.of(random(random, 0));
            List<Element> live = List.of(random(random, 0));
            Difference difference = new Difference.Finder(SHAPES, Ownership.NONE, Set.of()).find(want, had, live);
            List<Element> after = difference.isEmpty() ? live : applied(difference.edit(), live);
            Ownership next = Ownership.NONE.withPreexisting(difference.preexisting());
            Difference again = new Difference.Finder(SHAPES, next, Set.of()).find(want, want, after);
            assertThat(again.edit())
                    .as("want %s%nhad %s%nlive %s%nafter %s", want, had, live, after)
                    .isEmpty();
            assertThat(Projection.of(SHAPES, want, after)).isEqualTo(Projection.of(SHAPES, want, want));
            List<Element> filter = Filters.of(SHAPES, want, had);
            assertThat(new Difference.Finder(SHAPES, Ownership.NONE, Set.of())
                            .find(want, had, Filters.select(SHAPES, filter, live)))
                    .isEqualTo(difference);
        }
    }

    private static Element random(Random random, int depth) {
        List<Element> children = new ArrayList<>();
        if (random.nextBoolean()) {
            children.add(leaf("a", random));
        }
        for (int value = 0; value < 3; value++) {
            if (random.nextInt(3) == 0) {
                children.add(Element.leaf(name("l"), "v" + value));
                children.add(Element.leaf(name("l"), "w" + value));
            }
        }
        for (String key : List.of("x", "y")) {
            if (random.nextBoolean() && depth < 2) {
                Element entry = random(random, depth + 1);
                List<Element> inner = new ArrayList<>(List.of(Element.leaf(name("name"), key)));
                inner.addAll(entry.children());
                children.add(Element.of(name("i"), inner));
            }
        }
        if (depth < 2 && random.nextBoolean()) {
            children.add(random(random, depth + 1));
        }
        if (children.isEmpty()) {
            children.add(leaf("b", random));
        }
        return Element.of(name(depth == 0 ? "t" : "c"), children);
    }

    private static javax.xml.namespace.QName name(String local) {
        return new javax.xml.namespace.QName("u", local);
    }

    private static Element leaf(String local, Random random) {
        return Element.leaf(name(local), "v" + random.nextInt(2));
    }

    /** A little edit-config of its own: merge and remove. */
    private static List<Element> applied(List<Element> edits, List<Element> live) {
        List<Element> result = new ArrayList<>(live);
        for (Element edit : edits) {
            int at = -1;
            for (int i = 0; i < result.size(); i++) {
                Element each = result.get(i);
                boolean value = edit.isLeaf() && edit.local().equals("l");
                if (each.name().equals(edit.name())
                        && (value ? each.text().equals(edit.text()) : key(each).equals(key(edit)))) {
                    at = i;
                }
            }
            if ("remove".equals(edit.attributes().get(Operations.OPERATION))) {
                result.remove(at);
            } else if (at < 0) {
                result.add(edit);
            } else if (edit.isLeaf()) {
                result.set(at, edit);
            } else {
                Element each = result.get(at);
                result.set(at, each.withChildren(applied(edit.children(), each.children())));
            }
        }
        return result;
    }

    private static String key(Element element) {
        return element.local().equals("i") ? element.childText("name") : "";
    }

    @Test
    void learnedKeysDecide() throws XmlException {
        YangNames names = YangNames.read("""
                        module m { namespace "u"; prefix p; // a comment
                          import q { prefix q; }
                          /* grouping */ uses q:g;
                          container t { list n { key 'p ' + "q"; leaf p { type string; } leaf q { type "x{}"; } }
                            leaf-list l { type string; } container box { leaf name; } } }
                        """).orElseThrow();
        assertThat(names.needs()).containsExactly("q");
        LearnedShapes learned = LearnedShapes.of(List.of(names));
        assertThat(LearnedShapes.parse(learned.text())).isEqualTo(learned);
        Shapes shapes = new Shapes(new TreeMap<>(), Set.of(), learned);
        Element t =
                tree("<n><p>1</p><q>2</q></n><box><name>a</name></box><l>1</l>").getFirst();
        assertThat(t.children().stream().map(child -> shapes.kind(List.of(child))))
                .containsExactly(Shapes.Kind.ENTRY, Shapes.Kind.CONTAINER, Shapes.Kind.LEAF_LIST);
        assertThat(shapes.identity(t.children().getFirst())).containsExactly("1", "2");
    }

    @ParameterizedTest
    @CsvSource({"module", "module m {", "module m { leaf \"x }", "'module m { /* }'", "''", "{}"})
    void whatIsNoYangTeachesNothing(String text) {
        assertThat(YangNames.read(text)).isEmpty();
    }
}
