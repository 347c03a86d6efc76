package io.rackform.model.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rackform.model.type.ObjectType;
import io.rackform.model.type.TupleType;
import io.rackform.model.type.Type;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.ListValue;
import io.rackform.model.value.MapValue;
import io.rackform.model.value.Mark;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.Refinement;
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
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ValueJsonTest {
    /** Turns the text around: enough to see that nothing passes by the seal. */
    private static final SecretSeal REVERSED = new SecretSeal() {
        @Override
        public String seal(String clear) {
            return new StringBuilder(clear).reverse().toString();
        }

        @Override
        public String open(String sealed) {
            return new StringBuilder(sealed).reverse().toString();
        }
    };

    private final ValueJson json = new ValueJson(REVERSED);

    @Test
    void everyValueComesBackAsItWas() {
        for (int seed = 0; seed < 2_000; seed++) {
            Value value = value(new Random(seed), 4);
            String text = json.write(value);
            assertThat(json.read(text)).as("seed %d: %s", seed, text).isEqualTo(value);
            assertThat(json.write(json.read(text))).isEqualTo(text);
        }
    }

    @Test
    void aSensitiveValueIsOnlyThereSealed() {
        Value secret = ObjectValue.of(Map.of("password", new StringValue("hunter2").withMark(Mark.SENSITIVE)));
        assertThat(json.write(secret)).doesNotContain("hunter2").contains("$sealed");
    }

    @Test
    void numbersKeepEveryDigit() {
        Value exact = new NumberValue(new BigDecimal("9007199254740993.000000000000000000000000001"));
        assertThat(json.read(json.write(exact))).isEqualTo(exact);
    }

    @Test
    void textThatIsNoValueIsRefused() {
        for (String text : List.of("", "{", "{\"$strange\": 1}", "[1,")) {
            assertThatThrownBy(() -> json.read(text)).as(text).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Type type(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 9)) {
            case 0 -> Type.STRING;
            case 1 -> Type.NUMBER;
            case 2 -> Type.BOOL;
            case 3 -> Type.ANY;
            case 4 -> Type.list(type(random, depth - 1));
            case 5 -> Type.set(type(random, depth - 1));
            case 6 -> Type.map(type(random, depth - 1));
            case 7 -> new TupleType(List.of(type(random, depth - 1)));
            default -> // allow default: the last of nine
                new ObjectType(new TreeMap<>(Map.of("a", type(random, depth - 1), "b", Type.STRING)), Set.of("b"));
        };
    }

    private static Value value(Random random, int depth) {
        Value plain = switch (random.nextInt(depth == 0 ? 5 : 10)) {
            case 0 -> new StringValue("text " + random.nextInt(9) + "\u00e9\u0001\"");
            case 1 -> NumberValue.of(random.nextInt());
            case 2 -> BoolValue.of(random.nextBoolean());
            case 3 -> new NullValue(type(random, 2));
            case 4 ->
                new UnknownValue(
                        type(random, 2), new Refinement(random.nextBoolean(), random.nextBoolean() ? "pre" : "", 0, 7));
            case 5 -> new ListValue(Type.ANY, values(random, depth));
            case 6 -> new TupleValue(values(random, depth));
            case 7 -> new MapValue(Type.ANY, named(random, depth));
            case 8 -> new ObjectValue(named(random, depth));
            default -> // allow default: the last of ten
                SetValue.of(Type.ANY, values(random, depth));
        };
        return random.nextInt(6) == 0 ? plain.withMark(Mark.SENSITIVE) : plain;
    }

    private static List<Value> values(Random random, int depth) {
        List<Value> values = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            values.add(value(random, depth - 1));
        }
        return values;
    }

    private static SortedMap<String, Value> named(Random random, int depth) {
        TreeMap<String, Value> values = new TreeMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            values.put(random.nextInt(4) == 0 ? "$odd" + i : "name" + i, value(random, depth - 1));
        }
        return values;
    }
}
