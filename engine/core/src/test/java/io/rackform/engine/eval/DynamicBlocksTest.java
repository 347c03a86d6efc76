package io.rackform.engine.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.hcl.eval.Scope;
import io.rackform.hcl.function.FunctionContext;
import io.rackform.hcl.function.NothingOutside;
import io.rackform.hcl.json.JsonSyntax;
import io.rackform.hcl.syntax.Body;
import io.rackform.hcl.syntax.HclParser;
import io.rackform.hcl.syntax.Parsed;
import io.rackform.hcl.syntax.SourceFile;
import io.rackform.hcl.value.ValueText;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.diagnostic.SourceRange;
import io.rackform.model.schema.BlockSchema;
import io.rackform.model.schema.NestedBlock;
import io.rackform.model.type.Type;
import io.rackform.model.value.ListValue;
import io.rackform.model.value.MapValue;
import io.rackform.model.value.Mark;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.TupleValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DynamicBlocksTest {
    private static final BlockSchema INNER = BlockSchema.builder()
            .required("name", Type.STRING, "the name")
            .optional("size", Type.NUMBER, "the size")
            .block(
                    "port",
                    new NestedBlock(
                            NestedBlock.Nesting.LIST,
                            BlockSchema.builder()
                                    .required("number", Type.NUMBER, "the number")
                                    .build(),
                            0,
                            Integer.MAX_VALUE))
            .build();

    private static final BlockSchema SCHEMA = BlockSchema.builder()
            .optional("tags", Type.map(Type.STRING), "tags")
            .block("disk", new NestedBlock(NestedBlock.Nesting.LIST, INNER, 0, 3))
            .block("flag", new NestedBlock(NestedBlock.Nesting.SET, INNER, 0, 3))
            .block("nic", new NestedBlock(NestedBlock.Nesting.MAP, INNER, 0, 3))
            .block("wait", new NestedBlock(NestedBlock.Nesting.SINGLE, INNER, 0, 1))
            .build();

    private static final Map<String, Value> NAMES = Map.of(
            "names",
            new TupleValue(List.of(new StringValue("a"), new StringValue("b"))),
            "none",
            NullValue.ANY,
            "text",
            new StringValue("a"),
            "later",
            UnknownValue.of(Type.list(Type.STRING)),
            "later_text",
            UnknownValue.of(Type.STRING),
            "secret",
            new TupleValue(List.of(new StringValue("s"))).withMark(Mark.SENSITIVE),
            "partly",
            new TupleValue(List.of(new StringValue("a"), UnknownValue.of(Type.STRING))));

    private final Diagnostics diagnostics = new Diagnostics();

    /** What is known around the block: {@code known.<name>}. */
    private enum Known implements Scope {
        SCOPE;

        @Override
        public Resolved resolve(List<Step> steps, SourceRange range, Diagnostics diagnostics) {
            if (steps.size() > 1 && steps.get(1) instanceof Step.Name(String name, var ignored)) {
                return new Resolved(Objects.requireNonNull(NAMES.get(name), name), 2);
            }
            diagnostics.add(Diagnostic.error("No such name", range.toString(), range));
            return new Resolved(Failures.FAILED, 1);
        }

        @Override
        public FunctionContext functions() {
            return NothingOutside.CONTEXT;
        }
    }

    private ObjectValue decode(Parsed<Body> parsed) {
        assertThat(parsed.diagnostics()).isEmpty();
        return new BlockDecoder("resource \"rack\"", Known.SCOPE, diagnostics).decode(parsed.tree(), SCHEMA);
    }

    private ObjectValue decode(String text) {
        return decode(HclParser.parse(new SourceFile("main.rf.hcl", text.getBytes(StandardCharsets.UTF_8))));
    }

    private Value get(String text, String block) {
        Value value = Objects.requireNonNull(decode(text).get(block));
        assertThat(diagnostics.list()).isEmpty();
        return value;
    }

    private static String dynamic(String forEach, String content) {
        return "dynamic \"disk\" {\n  for_each = " + forEach + "\n  content {\n" + content + "\n}\n}\n";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ["x", "y"]               | 0x 1y
            toset(["y", "x", "y"])   | xx yy
            { k = "v", j = "w" }     | jw kv
            tomap({ k = "v" })       | kv
            tolist([])               | ''
            {}                       | ''
            known.names              | 0a 1b
            """)
    void everyCollectionGivesOneBlockForEachElement(String forEach, String names) {
        Value disks = get(dynamic(forEach, "name = \"${disk.key}${disk.value}\""), "disk");
        assertThat(names(disks)).isEqualTo(names);
    }

    private static String names(Value disks) {
        StringBuilder names = new StringBuilder();
        for (Value disk : ((ListValue) disks).elements()) {
            names.append(names.isEmpty() ? "" : " ")
                    .append(((StringValue) Objects.requireNonNull(((ObjectValue) disk).get("name"))).value());
        }
        return names.toString();
    }

    @Test
    void generatedAndWrittenBlocksKeepTheOrderOfTheSource() {
        Value disks = get(
                "disk {\n name = \"first\"\n}\n" + dynamic("[1]", "name = \"middle\"")
                        + "disk {\n name = \"last\"\n}\n",
                "disk");
        assertThat(names(disks)).isEqualTo("first middle last");
    }

    @Test
    void anIteratorHasTheNameItIsGivenAndNestedOnesSeeTheOuter() {
        Value disks = get("""
                dynamic "disk" {
                  for_each = { a = [1, 2], b = [] }
                  iterator = it
                  content {
                    name = it.key
                    dynamic "port" {
                      for_each = it.value
                      content {
                        number = port.value * 10 + length(it.value)
                      }
                    }
                  }
                }
                """, "disk");
        assertThat(ValueText.of(disks).replaceAll("\\s+", " "))
                .contains("\"name\" = \"a\" \"port\" = tolist([ { \"number\" = 12 }, { \"number\" = 22 }, ])")
                .contains("\"name\" = \"b\" \"port\" = tolist([])");
    }

    @Test
    void labelsMakeTheKeysOfAMap() {
        Value nics = get("""
                dynamic "nic" {
                  for_each = known.names
                  labels   = ["nic-${nic.value}"]
                  content {
                    name = nic.value
                  }
                }
                nic "fixed" {
                  name = "f"
                }
                """, "nic");
        assertThat(((MapValue) nics).elements().keySet()).containsExactly("fixed", "nic-a", "nic-b");
    }

    @ParameterizedTest
    @CsvSource({"disk, list", "flag, set", "nic, map", "wait, object"})
    void anUnknownCollectionMakesTheBlocksUnknown(String block, String kind) {
        Value value = get(
                "dynamic \"" + block + "\" {\n for_each = known.later\n"
                        + (block.equals("nic") ? "labels = [\"x\"]\n" : "") + " content {\n name = " + block
                        + ".value\n}\n}\n",
                block);
        assertThat(value).isInstanceOf(UnknownValue.class);
        assertThat(value.type().friendlyName()).startsWith(kind);
    }

    @Test
    void unknownElementsOfAKnownCollectionAreBlocksWithUnknownArguments() {
        Value disks = get(dynamic("known.partly", "name = disk.value"), "disk");
        assertThat(((ListValue) disks).elements())
                .hasSize(2)
                .last()
                .isEqualTo(((ObjectValue) ((ListValue) disks).elements().getFirst())
                        .with("name", UnknownValue.of(Type.STRING)));
    }

    @Test
    void sensitiveCollectionsMakeTheBlocksSensitive() {
        assertThat(get(dynamic("known.secret", "name = disk.value"), "disk").marks())
                .containsExactly(Mark.SENSITIVE);
        assertThat(get("dynamic \"wait\" {\nfor_each = known.secret\ncontent {\nname = \"x\"\n}\n}\n", "wait")
                        .marks())
                .containsExactly(Mark.SENSITIVE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            known.none            | Invalid dynamic for_each value | The value is null
            known.text            | Invalid dynamic for_each value | The value is a string
            12                    | Invalid dynamic for_each value | The value is a number
            missing               | No such name                   | main.rf.hcl
            [1, 2, 3, 4]          | Wrong number of blocks         | 0 to 3 blocks of type "disk", but here are 4
            """)
    void collectionsThatCannotBeUsedAreErrors(String forEach, String summary, String detail) {
        decode(dynamic(forEach, "name = \"x\""));
        assertThat(diagnostics.list()).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.summary()).isEqualTo(summary);
            assertThat(diagnostic.detail()).contains(detail);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dynamic "disk" {}                                                                         | Missing dynamic for_each, Missing dynamic content block
            dynamic "disk" {; content {; name = "x";};}                                               | Missing dynamic for_each
            dynamic "disk" {; for_each = [];}                                                         | Missing dynamic content block
            dynamic "disk" {; for_each = []; content {; name = "x";}; content {; name = "y";};}       | Extraneous dynamic content block
            dynamic "disk" {; for_each = []; name = "x"; content {; name = "x";};}                    | Unsupported argument in dynamic block
            dynamic "disk" {; for_each = []; port { }; content {; name = "x";};}                      | Unsupported block in dynamic block
            dynamic "disk" {; for_each = [1]; iterator = a.b; content {; name = "x";};}               | Invalid dynamic iterator name
            dynamic "disk" {; for_each = [1]; iterator = "it"; content {; name = "x";};}              | Invalid dynamic iterator name
            dynamic "dusk" {; for_each = [1]; content {; name = "x";};}                               | Unsupported block type
            dynamic "tags" {; for_each = [1]; content {; name = "x";};}                               | Unsupported block type
            dynamic "lifecycle" {; for_each = [1]; content {; prevent_destroy = true;};}              | Unsupported block type
            dynamic {; for_each = [1]; content {; name = "x";};}                                      | Dynamic block without a type
            dynamic "disk" "x" {; for_each = [1]; content {; name = "x";};}                           | Dynamic block without a type
            dynamic "nic" {; for_each = [1]; content {; name = "x";};}                                | Wrong labels of a nested block
            dynamic "nic" {; for_each = [1]; labels = [known.later_text]; content {; name = "x";};}   | Invalid dynamic block label
            dynamic "nic" {; for_each = [1]; labels = [null]; content {; name = "x";};}               | Invalid dynamic block label
            dynamic "nic" {; for_each = known.secret; labels = [nic.value]; content {; name = "x";};} | Invalid dynamic block label
            dynamic "nic" {; for_each = [1]; labels = "x"; content {; name = "x";};}                  | Invalid dynamic block label
            dynamic "nic" {; for_each = []; labels = ["x", "y"]; content {; name = "x";};}            | Wrong labels of a nested block
            dynamic "disk" {; for_each = []; labels = ["x"]; content {; name = "x";};}                | Wrong labels of a nested block
            dynamic "nic" {; for_each = [1, 2]; labels = ["x"]; content {; name = "x";};}             | Duplicate nested block
            dynamic "disk" {; for_each = [1, 2]; content {; size = 1;};}                              | Missing required argument
            dynamic "disk" {; for_each = []; content {; nome = 1;};}                                  | Unsupported argument, Missing required argument
            dynamic "disk" {; for_each = known.later; content {; name = "x"; size = "big";};}         | Incorrect attribute value type
            dynamic "disk" {; for_each = [1, 2]; content {; name = "x"; size = "big";};}              | Incorrect attribute value type
            dynamic "disk" {; for_each = [1]; content {; name = disk.walue;};}                        | Unsupported attribute
            disk "label" {; name = "x";}                                                              | Wrong labels of a nested block
            disk = {; name = "x";}                                                                    | Unsupported argument
            timeouts {; create = "1m";}                                                               | Unsupported block type
            """)
    void eachFaultIsToldOnce(String text, String summaries) {
        decode(text.replace(";", "\n"));
        assertThat(diagnostics.list().stream().map(Diagnostic::summary)).containsExactly(summaries.split(", "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            [null]             | The value is null. The labels of a generated block are texts that are known while planning.
            ["x"]              | The resource "rack" block has two blocks of type "nic" with the label "x". The label is the key, so that each is there once.
            """)
    void aFaultOfALabelSaysWhatALabelIs(String labels, String detail) {
        decode("dynamic \"nic\" {\n for_each = [1, 2]\n labels = " + labels + "\n content {\n name = \"x\"\n}\n}");
        assertThat(diagnostics.list()).extracting(Diagnostic::detail).contains(detail);
    }

    private static Parsed<Body> resource(Parsed<Body> file) {
        return new Parsed<>(file.tree().blocks().getFirst().body(), file.diagnostics());
    }

    @Test
    void jsonMakesTheSameBlocks() {
        String json = """
                {
                  "dynamic": {
                    "disk": {
                      "//": "a comment",
                      "for_each": { "a": [1, 2] },
                      "iterator": "it",
                      "content": {
                        "//": "another",
                        "name": "${it.key}",
                        "dynamic": { "port": { "for_each": "${it.value}", "content": { "number": "${port.value}" } } }
                      }
                    },
                    "nic": { "for_each": ["x"], "labels": ["${nic.value}"], "content": [{ "name": "n" }] }
                  },
                  "nic": [{ "y": { "name": "m", "port": [] } }],
                  "wait": null
                }
                """;
        ObjectValue fromJson = decode(resource(JsonSyntax.parse(new SourceFile(
                "main.rf.json",
                ("{\"resource\": {\"rack\": {\"r\": " + json + "}}}").getBytes(StandardCharsets.UTF_8)))));
        ObjectValue fromText = decode("""
                dynamic "disk" {
                  for_each = { a = [1, 2] }
                  iterator = it
                  content {
                    name = it.key
                    dynamic "port" {
                      for_each = it.value
                      content {
                        number = port.value
                      }
                    }
                  }
                }
                dynamic "nic" {
                  for_each = ["x"]
                  labels   = [nic.value]
                  content {
                    name = "n"
                  }
                }
                nic "y" {
                  name = "m"
                }
                """);
        assertThat(diagnostics.list()).isEmpty();
        assertThat(fromJson).isEqualTo(fromText);
    }
}
