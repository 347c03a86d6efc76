package io.rackform.netconf.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlParserTest {
    private static Element only(String xml) throws XmlException {
        List<Element> all = XmlParser.fragment(xml);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    @Test
    void readsNamesTextsAndNamespaces() throws XmlException {
        Element root = only("<a xmlns='urn:a'><!-- no --><b> x &lt; y </b><c:c xmlns:c='urn:c' d='1'/></a>");
        assertThat(root.name()).isEqualTo(new QName("urn:a", "a"));
        assertThat(root.childText("b")).isEqualTo("x < y");
        assertThat(root.children().get(1).name()).isEqualTo(new QName("urn:c", "c"));
        assertThat(root.children().get(1).attributes()).containsEntry(new QName("d"), "1");
    }

    @Test
    void takesAXmlDeclarationAndSeveralRoots() throws XmlException {
        assertThat(XmlParser.fragment("\n<?xml version='1.0' encoding='UTF-8'?>\n<a/>\n<b/>"))
                .extracting(Element::local)
                .containsExactly("a", "b");
    }

    @Test
    void keepsThePrefixesThatATextRefersTo() throws XmlException {
        Element leaf = only("<a xmlns:i='urn:i'><t>i:eth</t></a>").children().getFirst();
        assertThat(leaf.expandedText()).isEqualTo("{urn:i}eth");
        assertThat(only("<t>http://x</t>").prefixes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
                "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
                "<a>&b;</a>",
                "<a>",
                "<a></b>",
                "</fragment><fragment>",
                "<a>text<b/></a>",
                "text",
                "<a xmlns:b='urn:b'><c:d/></a>",
                "<a b='1' b='2'/>"
            })
    void refusesWhatIsNoPlainXml(String xml) {
        assertThatThrownBy(() -> XmlParser.fragment(xml)).isInstanceOf(XmlException.class);
    }

    @Test
    void refusesDeepNesting() {
        String deep = "<a>".repeat(200) + "</a>".repeat(200);
        assertThatThrownBy(() -> XmlParser.document(deep.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(XmlException.class)
                .hasMessageContaining("nested deeper");
    }

    @Test
    void namesThePlaceOfAFault() {
        assertThatThrownBy(() -> XmlParser.fragment("<a>\n  <b></c>\n</a>")).hasMessageContaining("line 2");
    }

    @ParameterizedTest
    @CsvSource({
        "<t xmlns:i='urn:i'>i:eth</t>, <t xmlns:o='urn:i'>o:eth</t>, true",
        "<t xmlns:i='urn:i'>i:eth</t>, <t>eth</t>, true",
        "<t>eth</t>, <t xmlns:i='urn:i'>i:eth</t>, true",
        "<t xmlns:i='urn:i'>i:eth</t>, <t xmlns:i='urn:o'>i:eth</t>, false",
        "<t>1.10</t>, <t>1.1</t>, false",
        "<t> a </t>, <t>a</t>, true"
    })
    void comparesValues(String left, String right, boolean same) throws XmlException {
        assertThat(only(left).sameValue(only(right))).isEqualTo(same);
    }

    @Test
    void whatIsPrintedReadsTheSame() throws XmlException {
        Element root = only("<a xmlns='urn:a'><b xmlns:i='urn:i'>i:x</b><c xmlns='urn:c'>&lt;&amp;\"&#13;</c><d/></a>")
                .withAttribute(new QName("urn:ietf:params:xml:ns:netconf:base:1.0", "operation"), "re\"move");
        assertThat(only(XmlPrinter.line(root))).isEqualTo(root);
        assertThat(only(XmlPrinter.pretty(List.of(root)))).isEqualTo(root);
        assertThat(XmlPrinter.line(root)).contains("nc:operation=\"re&quot;move\"");
    }
}
