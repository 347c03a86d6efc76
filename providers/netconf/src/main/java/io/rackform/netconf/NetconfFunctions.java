package io.rackform.netconf;

import io.rackform.model.type.Type;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import io.rackform.spi.ProviderFunction;
import io.rackform.spi.ProviderFunction.Answer;
import io.rackform.spi.ProviderFunction.Parameter;
import java.util.List;

/** What this provider adds to the language: {@code provider::netconf::xml_escape} and {@code xpath_literal}. */
final class NetconfFunctions {
    private NetconfFunctions() {}

    static List<ProviderFunction> all() {
        return List.of(
                new ProviderFunction(
                        "xml_escape",
                        "The text in a form that can stand in XML, between tags or in an attribute: `<`, `>`, `&` and both"
                                + " quotes become entities.",
                        List.of(new Parameter("text", Type.STRING, "What is to stand in the XML.")),
                        Type.STRING,
                        NetconfFunctions::xmlEscape),
                new ProviderFunction(
                        "xpath_literal",
                        "The text as a literal of XPath 1.0, with its quotes: `'it'`, `\"it's\"`, or a `concat(...)` where the"
                                + " text holds both kinds of quotes.",
                        List.of(new Parameter("text", Type.STRING, "What a filter compares with.")),
                        Type.STRING,
                        NetconfFunctions::xpathLiteral));
    }

    private static String text(List<Value> arguments) {
        return arguments.getFirst() instanceof StringValue(String text) ? text : "";
    }

    private static Answer given(String text) {
        return new Answer.Given(new StringValue(text));
    }

    private static Answer xmlEscape(List<Value> arguments) {
        String text = text(arguments);
        int forbidden = text.codePoints()
                .filter(NetconfFunctions::isForbidden)
                .findFirst()
                .orElse(-1);
        if (forbidden >= 0) {
            return new Answer.Refused(
                    0, "the character U+%04X has no place in XML 1.0, not even escaped".formatted(forbidden));
        }
        return given(text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&apos;"));
    }

    /** What the production {@code Char} of XML 1.0 leaves out. */
    private static boolean isForbidden(int character) {
        return (character < 0x20 && character != '\t' && character != '\n' && character != '\r')
                || (character >= 0xD800 && character <= 0xDFFF)
                || character == 0xFFFE
                || character == 0xFFFF;
    }

    /** XPath 1.0 knows no escapes: a text with both quotes is put together of pieces with one kind each. */
    private static Answer xpathLiteral(List<Value> arguments) {
        String text = text(arguments);
        if (!text.contains("'")) {
            return given("'" + text + "'");
        }
        return given(text.contains("\"") ? "concat('" + text.replace("'", "', \"'\", '") + "')" : "\"" + text + "\"");
    }
}
