package io.rackform.hcl.json;

import io.rackform.hcl.syntax.NumberText;
import io.rackform.hcl.syntax.SourceFile;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.diagnostic.SourceRange;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.Mark;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.UnknownValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON into nodes. The first fault of the syntax ends the reading. */
final class JsonReader {
    /** As deep as the native syntax may nest. */
    private static final int DEEPEST = 200;

    /** How the parser names a character: {@code ('}' (code 125))}. */
    private static final Pattern CHARACTER = Pattern.compile("\\('(.)' \\(code [^)]*\\)\\)");

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(1000)
                    .build())
            .build();

    private final SourceFile file;
    private final Diagnostics diagnostics;
    private final Places places;

    private JsonReader(SourceFile file, Diagnostics diagnostics) {
        this.file = file;
        this.diagnostics = diagnostics;
        this.places = new Places(file);
    }

    static Optional<JsonNode> read(SourceFile file, Diagnostics diagnostics) {
        return new JsonReader(file, diagnostics).read();
    }

    private Optional<JsonNode> read() {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), file.bytes())) {
            if (parser.nextToken() == null) {
                SourceRange.Position end = places.at(file.bytes().length);
                fail("The file is empty. It must hold a JSON object; for no content write \"{}\".", end);
                return Optional.empty();
            }
            JsonNode node = node(parser);
            SourceRange.Position end = node.range().end();
            if (parser.nextToken() != null) {
                fail("There is something after the end of the JSON value. A file holds one value.", end);
            }
            return Optional.of(node);
        } catch (JacksonException malformed) {
            long offset = malformed.getLocation() == null
                    ? 0
                    : malformed.getLocation().getByteOffset();
            int at = (int) Math.clamp(offset, 0L, file.bytes().length);
            fail(
                    "The file is not valid JSON: " + sentence(String.valueOf(malformed.getOriginalMessage())),
                    places.at(at));
            return Optional.empty();
        }
    }

    /** The parser's message in words that do not speak of its own types. */
    private static String sentence(String message) {
        if (message.contains("ALLOW_COMMENTS")) {
            return "JSON has no comments. Write them as a member named \"//\".";
        }
        if (message.contains("nesting depth")) {
            return "It is nested more than " + DEEPEST + " levels deep.";
        }
        if (message.startsWith("Unexpected end-of-input")) {
            return "The text ends within a value. A closing bracket or quote is missing.";
        }
        if (message.startsWith("Illegal unquoted character")) {
            return "A string may not hold a newline or another control character. Write \"\\n\" for a newline.";
        }
        String sentence = CHARACTER
                .matcher(message.lines().findFirst().orElse(""))
                .replaceAll("\"$1\"")
                .replaceAll(" \\((?:code|JSON) [^)]*\\)", "")
                .replaceAll(": was expecting$", "")
                .strip();
        return sentence.endsWith(".") ? sentence : sentence + ".";
    }

    private void fail(String detail, SourceRange.Position at) {
        diagnostics.add(Diagnostic.error("Invalid JSON syntax", detail, new SourceRange(file.name(), at, at)));
    }

    private JsonNode node(JsonParser parser) {
        JsonToken token = parser.currentToken();
        int start = offset(parser);
        SourceRange.Position from = places.at(start);
        return switch (token) {
            case START_OBJECT -> {
                List<JsonNode.Member> members = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    int name = offset(parser);
                    SourceRange nameRange = range(places.at(name), places.stringEnd(name));
                    String text = parser.currentName();
                    parser.nextToken();
                    members.add(new JsonNode.Member(text, nameRange, node(parser)));
                }
                yield new JsonNode.Members(members, range(from, offset(parser) + 1));
            }
            case START_ARRAY -> {
                List<JsonNode> elements = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(node(parser));
                }
                yield new JsonNode.Elements(elements, range(from, offset(parser) + 1));
            }
            case VALUE_STRING -> {
                String text = parser.getString();
                yield new JsonNode.Text(text, range(from, places.stringEnd(start)));
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getString(), from);
            case VALUE_TRUE -> new JsonNode.Scalar(BoolValue.TRUE, range(from, start + 4));
            case VALUE_FALSE -> new JsonNode.Scalar(BoolValue.FALSE, range(from, start + 5));
            default -> // allow default: no other token starts a value of plain JSON
                new JsonNode.Scalar(NullValue.ANY, range(from, start + 4));
        };
    }

    private JsonNode number(String text, SourceRange.Position from) {
        SourceRange range = range(from, from.offset() + text.length());
        Optional<NumberValue> value = NumberText.parse(text);
        if (value.isEmpty()) {
            diagnostics.add(Diagnostic.error("Invalid number literal", NumberText.problem(text), range));
            return new JsonNode.Scalar(UnknownValue.ANY.withMark(Mark.FAILED), range);
        }
        return new JsonNode.Scalar(value.get(), range);
    }

    private static int offset(JsonParser parser) {
        return (int) parser.currentTokenLocation().getByteOffset();
    }

    private SourceRange range(SourceRange.Position from, int end) {
        return new SourceRange(file.name(), from, places.at(end));
    }
}
