package io.rackform.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.hcl.syntax.HclParser;
import io.rackform.hcl.syntax.SourceFile;
import io.rackform.model.address.AddressParser;
import io.rackform.model.schema.AttributeSchema.Trait;
import io.rackform.model.schema.BlockSchema;
import io.rackform.model.schema.NestedBlock;
import io.rackform.model.type.Type;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.ListValue;
import io.rackform.model.value.MapValue;
import io.rackform.model.value.Mark;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GeneratedConfigurationTest {
    private static String text(BlockSchema schema, Map<String, Value> object) {
        String text = GeneratedConfiguration.text(List.of(new GeneratedResource(
                AddressParser.parseInstance("x_thing.a").orElseThrow(), "n", "", ObjectValue.of(object), schema)));
        assertThat(HclParser.parse(new SourceFile("g.rf.hcl", text.getBytes(StandardCharsets.UTF_8)))
                        .diagnostics())
                .isEmpty();
        return text.substring(text.indexOf("resource"));
    }

    @Test
    void valuesOfAllKindsAreLaidOut() {
        BlockSchema schema = BlockSchema.builder()
                .optional("any", Type.ANY, "")
                .optional("empty", Type.map(Type.STRING), "")
                .optional("flag", Type.BOOL, "")
                .optional("lines", Type.STRING, "")
                .optional("list", Type.list(Type.STRING), "")
                .optional("long", Type.list(Type.STRING), "")
                .optional("tabbed", Type.STRING, "")
                .build();
        TreeMap<String, Value> map = new TreeMap<>(Map.of("a b", new StringValue("x"), "c", NumberValue.of(3)));
        assertThat(text(
                        schema,
                        Map.of(
                                "any",
                                new ObjectValue(map),
                                "empty",
                                new MapValue(Type.STRING, new TreeMap<>()),
                                "flag",
                                BoolValue.TRUE,
                                "lines",
                                new StringValue("one\n\n  %{two}\n"),
                                "list",
                                new ListValue(Type.STRING, List.of(new StringValue("p"), new StringValue("q"))),
                                "long",
                                new ListValue(
                                        Type.STRING,
                                        List.of(new StringValue("0".repeat(50)), new StringValue("1".repeat(50)))),
                                "tabbed",
                                new StringValue("a\tb\u0001"))))
                .isEqualTo("""
                        resource "x_thing" "a" {
                          any = {
                            "a b" = "x"
                            c     = 3
                          }
                          empty = {}
                          flag  = true
                          lines = <<-EOT
                            one

                              %%{two}
                          EOT
                          list  = ["p", "q"]
                          long = [
                            "%s",
                            "%s",
                          ]
                          tabbed = "a\\tb\\u0001"
                        }
                        """.formatted("0".repeat(50), "1".repeat(50)).replace("%{two}", "%%{two}"));
    }

    @Test
    void secretsAndWhatTheDeviceDecidesAreNotWritten() {
        BlockSchema schema = BlockSchema.builder()
                .computed("id", Type.STRING, "")
                .required("name", Type.STRING, "")
                .optional("password", Type.STRING, "", Trait.SENSITIVE)
                .optional("quiet", Type.STRING, "")
                .required("token", Type.STRING, "", Trait.WRITE_ONLY)
                .optionalComputed("chosen", Type.STRING, "")
                .optional("marked", Type.STRING, "")
                .block(
                        "wait",
                        new NestedBlock(
                                NestedBlock.Nesting.SINGLE,
                                BlockSchema.builder()
                                        .optional("ready", Type.BOOL, "")
                                        .build(),
                                0,
                                1))
                .build();
        String text = text(
                schema,
                Map.of(
                        "id", new StringValue("theid"),
                        "name", new NullValue(Type.STRING),
                        "password", new StringValue("secret1"),
                        "quiet", new NullValue(Type.STRING),
                        "token", new NullValue(Type.STRING),
                        "chosen", new StringValue("thechoice"),
                        "marked", new StringValue("secret2").withMark(Mark.SENSITIVE),
                        "wait", ObjectValue.of(Map.of("ready", BoolValue.FALSE))));
        assertThat(text).isEqualTo("""
                resource "x_thing" "a" {
                  marked   = null # sensitive: not written here
                  name     = null # required, but the device does not tell
                  password = null # sensitive: not written here
                  token    = null # sensitive: not written here

                  wait {
                    ready = false
                  }
                }
                """);
    }
}
