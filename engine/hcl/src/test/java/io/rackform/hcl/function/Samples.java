package io.rackform.hcl.function;

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
import io.rackform.model.value.TupleValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Values of every kind, and seeded ones that can be written as JSON and YAML. */
final class Samples {
    static final List<Value> VALUES = List.of(
            NullValue.ANY,
            new NullValue(Type.STRING),
            new NullValue(Type.list(Type.STRING)),
            BoolValue.TRUE,
            NumberValue.ZERO,
            NumberValue.of(-1),
            NumberValue.of(1_000_000_000_000L),
            new NumberValue(new BigDecimal("0.5")),
            new NumberValue(new BigDecimal("1e5000")),
            new StringValue(""),
            new StringValue("x"),
            new StringValue("10"),
            new StringValue("2026-01-02T03:04:05Z"),
            new StringValue("10.0.0.0/8"),
            new StringValue("{\"a\": [1, null]}"),
            new StringValue("/(/"),
            new StringValue("%[2]s %z %d %"),
            new StringValue("e\u0301\ud83d\ude00\u0000\r\n"),
            new ListValue(Type.STRING, List.of()),
            new ListValue(Type.STRING, List.of(new StringValue("a"), new NullValue(Type.STRING))),
            new ListValue(Type.NUMBER, List.of(NumberValue.of(1))),
            new ListValue(Type.STRING, List.of(UnknownValue.of(Type.STRING))),
            new SetValue(Type.STRING, List.of(new StringValue("a"))),
            new MapValue(Type.NUMBER, new TreeMap<>(Map.of("a", NumberValue.of(1)))),
            new MapValue(
                    Type.list(Type.STRING),
                    new TreeMap<>(Map.of("a", new ListValue(Type.STRING, List.of(new NullValue(Type.STRING)))))),
            ObjectValue.EMPTY,
            ObjectValue.of(Map.of("a", NumberValue.of(1), "b", NullValue.ANY)),
            TupleValue.EMPTY,
            new TupleValue(List.of(NumberValue.of(1), new StringValue("x"), NullValue.ANY, TupleValue.EMPTY)),
            UnknownValue.ANY,
            UnknownValue.of(Type.STRING),
            UnknownValue.of(Type.NUMBER),
            UnknownValue.of(Type.list(Type.STRING)),
            UnknownValue.of(Type.map(Type.ANY)),
            new StringValue("secret").withMark(Mark.SENSITIVE),
            new TupleValue(List.of(new StringValue("secret").withMark(Mark.SENSITIVE))));

    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "yes",
            "1",
            "-",
            "~",
            "null",
            "a: b",
            "# c",
            " lead",
            "trail ",
            "two\nlines",
            "end\n",
            "\n",
            "x\n\n",
            "\ttab\nx",
            "é",
            "\ud83d\ude00",
            "\u0085\u2028",
            "'q'",
            "\"d\"",
            "\\",
            "{",
            "0x1f",
            "2026-01-02",
            "<a&b>",
            "long ".repeat(40) + "text",
            "\u0001",
            "- x",
            "? y",
            "a\n b\n  c",
            " \n",
            "*a",
            "!t");

    private Samples() {}

    /** Any value that has no type of its own beyond what JSON and YAML can say. */
    static Value plain(Random random, int depth) {
        int kind = random.nextInt(depth > 0 ? 6 : 4);
        return switch (kind) {
            case 0 -> NullValue.ANY;
            case 1 -> BoolValue.of(random.nextBoolean());
            case 2 -> new NumberValue(BigDecimal.valueOf(random.nextInt(100_000) - 50_000, random.nextInt(5)));
            case 3 -> text(random);
            case 4 -> {
                List<Value> elements = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    elements.add(plain(random, depth - 1));
                }
                yield new TupleValue(elements);
            }
            default -> {
                TreeMap<String, Value> attributes = new TreeMap<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    attributes.put(text(random).value(), plain(random, depth - 1));
                }
                yield new ObjectValue(attributes);
            }
        };
    }

    private static StringValue text(Random random) {
        return new StringValue(TEXTS.get(random.nextInt(TEXTS.size())));
    }
}
