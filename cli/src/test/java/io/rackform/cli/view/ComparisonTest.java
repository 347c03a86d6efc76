package io.rackform.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.cli.terminal.Style;
import io.rackform.model.address.AttributePath;
import io.rackform.model.type.Type;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.ListValue;
import io.rackform.model.value.MapValue;
import io.rackform.model.value.Mark;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.SetValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ComparisonTest {
    private static Value text(String text) {
        return new StringValue(text);
    }

    private static Value list(String... elements) {
        return new ListValue(
                Type.STRING,
                Arrays.stream(elements).<Value>map(StringValue::new).toList());
    }

    private static Value map(Map<String, Value> elements) {
        return new MapValue(Type.STRING, new TreeMap<>(elements));
    }

    private static String shown(@Nullable Value before, @Nullable Value after, String... forcing) {
        StringBuilder out = new StringBuilder();
        Difference difference = new Comparison(
                        Arrays.stream(forcing).map(AttributePath::of).toList())
                .compare(AttributePath.of("x"), before, after);
        new DifferenceText(Style.PLAIN, out).member(new Difference.Member("x", difference), 0, 1, "");
        return out.toString();
    }

    @Test
    void plainValues() {
        assertThat(shown(null, text("a"))).isEqualTo("+ x = \"a\"\n");
        assertThat(shown(text("a"), null)).isEqualTo("- x = \"a\" -> null\n");
        assertThat(shown(text("a"), new NullValue(Type.STRING))).isEqualTo("- x = \"a\" -> null\n");
        assertThat(shown(NumberValue.of(1), NumberValue.of(2))).isEqualTo("~ x = 1 -> 2\n");
        assertThat(shown(BoolValue.TRUE, BoolValue.TRUE)).isEqualTo("  x = true\n");
        assertThat(shown(text("a"), UnknownValue.of(Type.STRING))).isEqualTo("~ x = \"a\" -> (known after apply)\n");
        assertThat(shown(text("a"), text("b"), "x")).isEqualTo("~ x = \"a\" -> \"b\" # forces replacement\n");
    }

    @Test
    void listsAreComparedByElement() {
        assertThat(shown(list("a", "b", "c", "d", "e"), list("a", "b", "x", "d", "e")))
                .isEqualTo("""
                ~ x = [
                      "b",
                    - "c",
                    + "x",
                      "d",
                      # (2 unchanged elements hidden)
                  ]
                """);
    }

    @Test
    void setsHaveNoPlaces() {
        Value before = SetValue.of(Type.STRING, List.of(text("a"), text("b")));
        Value after = SetValue.of(Type.STRING, List.of(text("b"), text("c")));
        assertThat(shown(before, after)).isEqualTo("""
                ~ x = [
                    - "a",
                    + "c",
                      # (1 unchanged element hidden)
                  ]
                """);
    }

    @Test
    void mapsAreComparedByKey() {
        assertThat(shown(map(Map.of("a", text("1"), "b", text("2"))), map(Map.of("b", text("3"), "c-d", text("4")))))
                .isEqualTo("""
                        ~ x = {
                            - "a"   = "1" -> null
                            ~ "b"   = "2" -> "3"
                            + "c-d" = "4"
                          }
                        """);
    }

    @Test
    void objectsInListsAreComparedWhereTheyStand() {
        Value before = new ListValue(
                Type.ANY,
                List.of(ObjectValue.of(Map.of("id", NumberValue.of(1), "name", text("a"), "other", text("o")))));
        Value after = new ListValue(
                Type.ANY,
                List.of(ObjectValue.of(Map.of("id", NumberValue.of(1), "name", text("b"), "other", text("o")))));
        assertThat(shown(before, after)).isEqualTo("""
                ~ x = [
                    ~ {
                        ~ name = "a" -> "b"
                          # (2 unchanged attributes hidden)
                      },
                  ]
                """);
    }

    @Test
    void textsAreComparedByLine() {
        assertThat(shown(text("a\nb\nc\n"), text("a\nB\nc\n"))).isEqualTo("""
                ~ x = <<-EOT
                      a
                    - b
                    + B
                      c
                  EOT
                """);
    }

    @Test
    void secretsAreNeverShown() {
        Value one = text("hunter1").withMark(Mark.SENSITIVE);
        Value two = text("hunter2").withMark(Mark.SENSITIVE);
        assertThat(shown(null, one)).isEqualTo("+ x = (sensitive value)\n");
        assertThat(shown(one, two)).isEqualTo("~ x = (sensitive value)\n");
        assertThat(shown(one, one)).isEqualTo("  x = (sensitive value)\n");
        assertThat(shown(one, text("plain"))).isEqualTo("~ x = (sensitive value) -> \"plain\"\n");
        assertThat(shown(text("plain"), one)).isEqualTo("~ x = (sensitive value)\n");
        assertThat(shown(one, UnknownValue.of(Type.STRING).withMark(Mark.SENSITIVE)))
                .isEqualTo("~ x = (sensitive value) -> (known after apply)\n");
        assertThat(shown(map(Map.of("k", one)), map(Map.of("k", two)))).doesNotContain("hunter");
    }

    @Test
    void whatWouldSteerATerminalIsEscaped() {
        assertThat(shown(null, text("a\u001b[2Jb"))).doesNotContain("\u001b");
        assertThat(shown(text("a\nb\n"), text("a\n\u001b]0;title\u0007c\n")))
                .doesNotContain("\u001b")
                .doesNotContain("\u0007");
        assertThat(shown(null, map(Map.of("k\u001b[2J", text("v"))))).doesNotContain("\u001b");
    }

    @Test
    void aStructureThatIsNotKnownAnyMoreIsShort() {
        assertThat(shown(list("a", "b"), UnknownValue.of(Type.list(Type.STRING))))
                .isEqualTo("~ x = [ 2 elements ] -> (known after apply)\n");
    }

    @Test
    void longListsAreStillAligned() {
        String[] before = new String[3000];
        Arrays.setAll(before, i -> "e" + i);
        String[] after = before.clone();
        Arrays.setAll(after, i -> i % 2 == 0 ? "n" + i : "e" + i);
        assertThat(shown(list(before), list(after)).lines().count()).isGreaterThan(3000);
    }
}
