package io.rackform.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.model.schema.AttributeSchema.Trait;
import io.rackform.model.schema.BlockSchema;
import io.rackform.model.type.Type;
import io.rackform.model.value.Mark;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.TupleValue;
import io.rackform.model.value.Value;
import io.rackform.model.value.Values;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MarksTest {
    private static final BlockSchema SCHEMA = BlockSchema.builder()
            .optional("input", Type.ANY, "in")
            .computed("output", Type.ANY, "out")
            .computed("token", Type.STRING, "always secret", Trait.SENSITIVE)
            .build();
    private static final Value SECRET = new StringValue("hunter22").withMark(Mark.SENSITIVE);

    private static ObjectValue configuration(Value input) {
        return ObjectValue.of(Map.of("input", input));
    }

    private static Value plain(String text) {
        return new StringValue(text);
    }

    private static Value restored(Value input, Map<String, Value> object, String name) {
        Value value = Marks.restore(ObjectValue.of(object), configuration(input), SCHEMA)
                .get(name);
        assertThat(value).isNotNull();
        return Objects.requireNonNull(value);
    }

    @Test
    void marksComeBackAtTheSamePath() {
        Value input = ObjectValue.of(Map.of("user", plain("root"), "password", SECRET));
        Value back = restored(
                input,
                Map.of("input", ObjectValue.of(Map.of("user", plain("root"), "password", plain("hunter22")))),
                "input");

        ObjectValue object = (ObjectValue) back;
        assertThat(Objects.requireNonNull(object.get("password")).has(Mark.SENSITIVE))
                .isTrue();
        assertThat(Objects.requireNonNull(object.get("user")).marks()).isEmpty();
    }

    @Test
    void aSecretThatTurnsUpElsewhereIsMarkedThereToo() {
        String base64 = Base64.getEncoder().encodeToString("hunter22".getBytes(StandardCharsets.UTF_8));
        for (String text : List.of("<password>hunter22</password>", "data: " + base64)) {
            Value output =
                    restored(SECRET, Map.of("output", new TupleValue(List.of(plain("open"), plain(text)))), "output");
            TupleValue elements = (TupleValue) output;
            assertThat(elements.elements().get(0).marks()).isEmpty();
            assertThat(elements.elements().get(1).has(Mark.SENSITIVE)).isTrue();
        }
    }

    @Test
    void aComputedTextMadeFromASecretDocumentIsMarked() {
        Value document = new StringValue("<user><name>root</name><pw>hunter22</pw></user>").withMark(Mark.SENSITIVE);
        for (String text : List.of("<pw>hunter22</pw>", "hunter22", "<a>\n<b/>\n</a>", "x".repeat(65))) {
            assertThat(restored(document, Map.of("output", plain(text)), "output")
                            .has(Mark.SENSITIVE))
                    .as(text)
                    .isTrue();
        }
        assertThat(restored(document, Map.of("output", plain("0b7e-42")), "output")
                        .marks())
                .isEmpty();
    }

    @Test
    void theSchemaMarksWhatIsAlwaysSecret() {
        assertThat(restored(plain("x"), Map.of("token", plain("t")), "token").has(Mark.SENSITIVE))
                .isTrue();
    }

    @Test
    void aMarkOnAWholeValueCoversWhateverComesBack() {
        Value whole = ObjectValue.of(Map.of("n", NumberValue.of(1))).withMark(Mark.SENSITIVE);
        Value back = restored(whole, Map.of("input", ObjectValue.of(Map.of("n", NumberValue.of(2)))), "input");
        assertThat(back.has(Mark.SENSITIVE)).isTrue();
        assertThat(Values.unmarkDeep(back)).isEqualTo(ObjectValue.of(Map.of("n", NumberValue.of(2))));
    }
}
