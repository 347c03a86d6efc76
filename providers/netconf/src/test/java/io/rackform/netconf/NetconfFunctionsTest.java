package io.rackform.netconf;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.model.value.StringValue;
import io.rackform.spi.ProviderFunction;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class NetconfFunctionsTest {
    private static ProviderFunction.Answer call(String name, String text) {
        return NetconfFunctions.all().stream()
                .filter(function -> function.name().equals(name))
                .findFirst()
                .orElseThrow()
                .body()
                .answer(List.of(new StringValue(text)));
    }

    private static String text(String name, String text) {
        return call(name, text) instanceof ProviderFunction.Answer.Given(StringValue(String answer)) ? answer : "";
    }

    private static Document parse(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "plain", "it's", "say \"no\"", "it's \"both\"", "'", "''\"\"'", "a < b && c > d", "é ✓"})
    void aParserReadsBackWhatWasWritten(String text) throws Exception {
        String escaped = text("xml_escape", text);
        Document document = parse("<a b=\"" + escaped + "\" c='" + escaped + "'>" + escaped + "</a>");
        assertThat(document.getDocumentElement().getTextContent()).isEqualTo(text);
        assertThat(document.getDocumentElement().getAttribute("b")).isEqualTo(text);
        assertThat(document.getDocumentElement().getAttribute("c")).isEqualTo(text);
        assertThat(XPathFactory.newInstance().newXPath().evaluate(text("xpath_literal", text), document))
                .isEqualTo(text);
    }

    @Test
    void whatHasNoPlaceInXmlIsRefused() {
        assertThat(call("xml_escape", "a\u0000b")).isInstanceOf(ProviderFunction.Answer.Refused.class);
    }
}
