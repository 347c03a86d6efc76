package io.rackform.hcl.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.hcl.function.catalog.Functions;
import io.rackform.model.value.Mark;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written can be read, and gives the same value. */
final class RoundTripTest {
    private static Value call(String name, Value... arguments) {
        Function function = Functions.find(name);
        assertThat(function).isNotNull();
        Outcome outcome = Invocation.call(function, List.of(arguments), NothingOutside.CONTEXT);
        assertThat(outcome).as(name + " of " + List.of(arguments)).isInstanceOf(Outcome.Answer.class);
        return ((Outcome.Answer) outcome).value();
    }

    private static String fault(String name, Value... arguments) {
        Function function = Functions.find(name);
        assertThat(function).isNotNull();
        Outcome outcome = Invocation.call(function, List.of(arguments), NothingOutside.CONTEXT);
        assertThat(outcome).isInstanceOf(Outcome.Fault.class);
        return ((Outcome.Fault) outcome).why();
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "yaml"})
    void writesWhatItReads(String format) {
        Random random = new Random(20260102);
        for (int i = 0; i < 3000; i++) {
            Value value = Samples.plain(random, 4);
            Value text = call(format + "encode", value);
            assertThat(call(format + "decode", text)).as(text::toString).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @CsvSource({"base64encode,base64decode", "urlencode,urldecode", "base64gzip,base64gunzip"})
    void textSurvives(String there, String back) {
        for (String text : List.of("", "hello", "a b+c&d/é~%", "\ud83d\ude00\n")) {
            Value value = new StringValue(text);
            assertThat(call(back, call(there, value))).isEqualTo(value);
        }
    }

    @Test
    void aFewLinesOfYamlCannotFillTheMemory() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            String before = "*a" + (i - 1);
            laughs.append("a").append(i).append(": &a").append(i).append(" [");
            laughs.append((before + ", ").repeat(9)).append(before).append("]\n");
        }
        assertThat(fault("yamldecode", new StringValue(laughs.toString()))).contains("more than 1000000 values");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jsondecode", "yamldecode"})
    void deepNestingIsAFaultAndNoStackOverflow(String name) {
        assertThat(fault(name, new StringValue("[".repeat(100_000)))).isNotBlank();
    }

    @Test
    void compressedTextIsBounded() {
        Value bomb = call("base64gzip", new StringValue("x".repeat(70 * 1024 * 1024)));
        assertThat(fault("base64gunzip", bomb)).contains("unpacks to more than");
    }

    @Test
    void aSecretArgumentIsNotQuoted() {
        Value secret = new StringValue("s3cret").withMark(Mark.SENSITIVE);
        assertThat(fault("jsondecode", secret)).doesNotContain("s3cret").contains("sensitive");
    }
}
