package io.rackform.model.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.model.type.Type;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ValuesTest {
    private static final Value SECRET = new StringValue("s").withMark(Mark.SENSITIVE);

    @Test
    void marksAreFoundAndTakenOffAtAnyDepth() {
        Value value = new TupleValue(List.of(ObjectValue.of(Map.of("a", SECRET)), BoolValue.TRUE));
        assertThat(Values.marksDeep(value)).containsExactly(Mark.SENSITIVE);
        Set<Mark> found = EnumSet.noneOf(Mark.class);
        assertThat(Values.unmarkDeep(value, found))
                .isEqualTo(new TupleValue(List.of(ObjectValue.of(Map.of("a", new StringValue("s"))), BoolValue.TRUE)));
        assertThat(found).containsExactly(Mark.SENSITIVE);
    }

    @Test
    void aValueWithoutMarksStaysTheSameObject() {
        Value value = new TupleValue(List.of(BoolValue.TRUE));
        assertThat(Values.unmarkDeep(value)).isSameAs(value);
    }

    @Test
    void aSetHoldsEachValueOnceInOrderAndTakesItsElementsMarks() {
        Value set = SetValue.of(Type.STRING, List.of(new StringValue("b"), SECRET, new StringValue("b")));
        assertThat(set.has(Mark.SENSITIVE)).isTrue();
        assertThat(set.unmarked())
                .isEqualTo(new SetValue(Type.STRING, List.of(new StringValue("b"), new StringValue("s"))));
    }

    @Test
    void aMarkedValueNeverPrintsItself() {
        assertThat(new StringValue("hunter2").withMark(Mark.SENSITIVE).toString())
                .doesNotContain("hunter2");
        assertThat(ObjectValue.of(Map.of("a", new StringValue("hunter2").withMark(Mark.SENSITIVE)))
                        .toString())
                .doesNotContain("hunter2");
    }

    @Test
    void equalNumbersAreEqualHoweverTheyAreWritten() {
        assertThat(new NumberValue(new BigDecimal("1.50"))).isEqualTo(new NumberValue(new BigDecimal("1.5")));
        assertThat(NumberValue.of(100).text()).isEqualTo("100");
    }

    @Test
    void oneUnknownElementMakesAValueNotWhollyKnown() {
        assertThat(Values.isWhollyKnown(ObjectValue.of(Map.of("a", BoolValue.TRUE))))
                .isTrue();
        assertThat(Values.isWhollyKnown(ObjectValue.of(Map.of("a", UnknownValue.ANY))))
                .isFalse();
    }
}
