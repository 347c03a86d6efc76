package io.rackform.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.model.address.AttributePath;
import io.rackform.model.type.Type;
import io.rackform.model.value.MapValue;
import io.rackform.model.value.Mark;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.TupleValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PromiseTest {
    private static final Value ONE = NumberValue.of(1);
    private static final Value TWO = NumberValue.of(2);

    private static ObjectValue object(String name, Value value) {
        return ObjectValue.of(Map.of(name, value));
    }

    @Test
    void whatWasUnknownMayBecomeAnything() {
        assertThat(Promise.broken(object("a", UnknownValue.ANY), object("a", ONE)))
                .isEmpty();
        assertThat(Promise.broken(object("a", UnknownValue.of(Type.STRING)), object("a", new NullValue(Type.STRING))))
                .isEmpty();
        assertThat(Promise.broken(UnknownValue.notNull(Type.STRING), new NullValue(Type.STRING)))
                .contains(AttributePath.ROOT);
    }

    @Test
    void whatWasKnownMustStay() {
        assertThat(Promise.broken(object("a", ONE), object("a", ONE))).isEmpty();
        assertThat(Promise.broken(object("a", ONE), object("a", TWO))).contains(AttributePath.of("a"));
        assertThat(Promise.broken(object("a", ONE), object("a", UnknownValue.of(Type.NUMBER))))
                .contains(AttributePath.of("a"));
    }

    @Test
    void namesTheFirstPlaceThatDiffers() {
        Value shown = new TupleValue(List.of(ONE, object("x", ONE)));
        assertThat(Promise.broken(shown, new TupleValue(List.of(ONE, object("x", TWO)))))
                .hasValueSatisfying(path -> assertThat(path).hasToString("[1].x"));
        assertThat(Promise.broken(shown, new TupleValue(List.of(ONE)))).contains(AttributePath.ROOT);
    }

    @Test
    void anElementMoreIsADifference() {
        MapValue shown = new MapValue(Type.STRING, new TreeMap<>(Map.of("a", new StringValue("1"))));
        MapValue now =
                new MapValue(Type.STRING, new TreeMap<>(Map.of("a", new StringValue("1"), "b", new StringValue("2"))));
        assertThat(Promise.broken(object("m", shown), object("m", now)))
                .hasValueSatisfying(path -> assertThat(path).hasToString("m[\"b\"]"));
    }

    @Test
    void marksDoNotCount() {
        assertThat(Promise.broken(object("a", ONE.withMark(Mark.SENSITIVE)), object("a", ONE)))
                .isEmpty();
    }
}
