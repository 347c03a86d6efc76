package io.rackform.netconf.subtree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rackform.netconf.xml.Element;
import io.rackform.netconf.xml.XmlException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<a xmlns='u'/>",
                "<config><a xmlns='u'/></config>",
                "<config xmlns='urn:ietf:params:xml:ns:netconf:base:1.0'><a xmlns='u'/></config>",
                "<?xml version='1.0'?><a xmlns='u'/>"
            })
    void theOuterConfigMayBeLeftOut(String text) throws XmlException {
        assertThat(ConfigText.parse(text)).extracting(Element::local).containsExactly("a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<a/> | has no namespace",
                "'' | no element",
                "<a xmlns='u'/><a xmlns='u'/> | at the top twice",
                "<a xmlns='u' operation='delete'/> | attribute 'operation'",
                "<a xmlns='u'><b xmlns=''/></a> | has no namespace"
            })
    void whatCannotBeUsedIsToldWhy(String text, String why) {
        assertThatThrownBy(() -> ConfigText.parse(text)).hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<i><name>x</name></i><i><name>x</name><a>1</a></i> | i[name='x']' stands there twice",
                "<c><x><y/></x></c><c><x><y/></x></c> | stands there twice",
                "<l>1</l><l>1</l> | stands there twice",
                "<i><name/><d>1</d></i> | needs its key name"
            })
    void entriesMustBeToldApart(String inner, String why) throws XmlException {
        List<Element> tree = ConfigText.parse("<t xmlns='u'>" + inner + "</t>");
        assertThatThrownBy(() -> ConfigText.check(Shapes.UNKNOWN.seenIn(tree), tree))
                .hasMessageContaining(why);
    }

    @Test
    void secretsAreNotShown() throws XmlException {
        List<Element> tree = ConfigText.parse(
                "<t xmlns='u'><name>a</name><pre-shared-key>s3cret</pre-shared-key><hash>$6$abc$def</hash></t>");
        assertThat(Disclosure.of(tree).toString()).contains("(hidden)", "a").doesNotContain("s3cret", "abc");
    }

    @Test
    void treesOfManyResourcesBecomeOne() throws XmlException {
        TreeMerge.Merged merged = TreeMerge.of(
                Shapes.UNKNOWN,
                List.of(
                        ConfigText.parse("<t xmlns='u'><i><name>x</name><a>1</a></i></t>"),
                        ConfigText.parse("<t xmlns='u'><i><name>x</name><b>2</b></i><i><name>y</name></i></t>")));
        assertThat(merged.conflicts()).isEmpty();
        assertThat(merged.tree())
                .isEqualTo(ConfigText.parse(
                        "<t xmlns='u'><i><name>x</name><a>1</a><b>2</b></i><i><name>y</name></i></t>"));
        assertThat(TreeMerge.of(
                                Shapes.UNKNOWN,
                                List.of(
                                        ConfigText.parse("<t xmlns='u'><i><name>x</name><a>1</a></i></t>"),
                                        ConfigText.parse("<t xmlns='u'><i><name>x</name><a>2</a></i></t>")))
                        .conflicts())
                .containsExactly("/{u}t/i[name='x']/a");
    }

    @Test
    void aRemovedEntryTakesAlongWhatOthersRemoveInIt() throws XmlException {
        List<Element> had = ConfigText.parse("<t xmlns='u'><i><name>x</name><a>1</a></i></t>");
        List<Element> whole = new Difference.Finder(Shapes.UNKNOWN, Ownership.NONE, Set.of())
                .find(List.of(), had, had)
                .edit();
        List<Element> part = new Difference.Finder(
                        Shapes.UNKNOWN, Ownership.of(Set.of("/{u}t/i[name='x']"), Map.of()), Set.of())
                .find(List.of(), had, had)
                .edit();
        assertThat(part).isNotEqualTo(whole);
        assertThat(TreeMerge.of(Shapes.UNKNOWN, List.of(part, whole)))
                .isEqualTo(new TreeMerge.Merged(whole, List.of()));
        List<Element> other = ConfigText.parse("<t xmlns='u'><i><name>x</name><a>2</a></i></t>");
        assertThat(TreeMerge.of(Shapes.UNKNOWN, List.of(other, whole)).conflicts())
                .containsExactly("/{u}t/i[name='x']");
    }
}
