package io.rackform.hcl.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.model.type.ObjectType;
import io.rackform.model.type.Type;
import io.rackform.model.value.ListValue;
import io.rackform.model.value.Mark;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.TupleValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules that no expression shows; the rest is in TypeConstraintTest and in the oracle's answers. */
final class ConversionTest {
    private static Value convert(Value value, Type type) {
        Conversion.Result result = Conversion.convert(value, type);
        assertThat(result).isInstanceOf(Conversion.Result.Converted.class);
        return ((Conversion.Result.Converted) result).value();
    }

    @Test
    void whatHasTheTypeIsTheSameValue() {
        Value list = new ListValue(Type.STRING, List.of(new StringValue("a")));
        assertThat(convert(list, Type.list(Type.STRING))).isSameAs(list);
        assertThat(convert(list, Type.list(Type.ANY))).isSameAs(list);
        assertThat(convert(UnknownValue.of(Type.STRING), Type.STRING)).isEqualTo(UnknownValue.of(Type.STRING));
    }

    @Test
    void keepsMarksWhereTheyAre() {
        Value secret = NumberValue.of(1).withMark(Mark.SENSITIVE);
        Value list = convert(new TupleValue(List.of(secret)), Type.list(Type.STRING));
        assertThat(list.marks()).isEmpty();
        assertThat(((ListValue) list).elements().getFirst()).isEqualTo(new StringValue("1").withMark(Mark.SENSITIVE));
    }

    @Test
    void anUnknownValueTakesTheTypeAndStaysNotNull() {
        assertThat(convert(UnknownValue.notNull(Type.NUMBER), Type.STRING))
                .isEqualTo(UnknownValue.notNull(Type.STRING));
        assertThat(convert(UnknownValue.ANY, Type.list(Type.STRING)))
                .isEqualTo(UnknownValue.of(Type.list(Type.STRING)));
        assertThat(convert(UnknownValue.of(Type.list(Type.NUMBER)), Type.set(Type.ANY)))
                .isEqualTo(UnknownValue.of(Type.set(Type.NUMBER)));
        assertThat(Conversion.convert(UnknownValue.of(Type.BOOL), Type.NUMBER))
                .isEqualTo(new Conversion.Result.Refused("a number is required"));
    }

    @Test
    void nullTakesTheType() {
        assertThat(convert(NullValue.ANY, Type.STRING)).isEqualTo(new NullValue(Type.STRING));
        assertThat(Conversion.convert(new NullValue(Type.STRING), Type.list(Type.STRING)))
                .isEqualTo(new Conversion.Result.Refused("a list of string is required"));
    }

    @Test
    void namesAllMissingAttributes() {
        ObjectType wanted = ObjectType.of(Map.of("a", Type.STRING, "b", Type.STRING, "c", Type.STRING));
        assertThat(Conversion.convert(ObjectValue.EMPTY, wanted))
                .isEqualTo(new Conversion.Result.Refused("attributes \"a\", \"b\", and \"c\" are required"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e999999999",
                "1e-999999999",
                "0x10",
                " 1",
                "1_000",
                "",
                "\u0661",
                "NaN",
                "Infinity",
                "1e",
                "--1"
            })
    void readsNoNumberFrom(String text) {
        assertThat(Numbers.parse(text)).isEmpty();
    }

    @Test
    void aThirdIsRoundedToTheReferencesPrecision() {
        BigDecimal third = Arithmetic.divide(BigDecimal.ONE, BigDecimal.valueOf(3));
        assertThat(third.precision()).isEqualTo(155);
        assertThat(Arithmetic.multiply(third, BigDecimal.valueOf(3))).isEqualByComparingTo(BigDecimal.ONE);
        assertThat(Arithmetic.add(new BigDecimal("0.1"), new BigDecimal("0.2"))).isEqualByComparingTo("0.3");
        assertThat(Arithmetic.remainder(third.negate(), new BigDecimal("0.5"))).isEqualByComparingTo(third.negate());
    }

    @Test
    void hugeNumbersCostNoTime() {
        BigDecimal huge = new BigDecimal("1e10000");
        BigDecimal tiny = new BigDecimal("1e-10000");
        assertThat(Arithmetic.add(huge, tiny)).isEqualByComparingTo(huge);
        assertThat(Numbers.bounded(Arithmetic.multiply(huge, huge))).isEmpty();
    }
}
