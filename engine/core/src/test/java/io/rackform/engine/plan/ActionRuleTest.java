package io.rackform.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.model.address.AttributePath;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ActionRuleTest {
    private static final ObjectValue OLD = ObjectValue.of(Map.of("a", new StringValue("old")));
    private static final ObjectValue NEW = ObjectValue.of(Map.of("a", new StringValue("new")));
    private static final AttributePath A = AttributePath.of("a");

    static Stream<Arguments> table() {
        return Stream.of(
                row("nothing there", null, NEW, List.of(), false, false, List.of(), Action.CREATE),
                row("the same", OLD, OLD, List.of(), false, false, List.of(), Action.NO_OP),
                row("another value", OLD, NEW, List.of(), false, false, List.of(), Action.UPDATE),
                row(
                        "cannot be changed in place",
                        OLD,
                        NEW,
                        List.of(A),
                        false,
                        false,
                        List.of(),
                        Action.REPLACE,
                        new ReplaceCause.Attribute(A)),
                row(
                        "tainted, though the same",
                        OLD,
                        OLD,
                        List.of(),
                        true,
                        false,
                        List.of(),
                        Action.REPLACE,
                        new ReplaceCause.Tainted()),
                row("tainted, but gone", null, NEW, List.of(), true, true, List.of("x.y"), Action.CREATE),
                row(
                        "all causes are told",
                        OLD,
                        NEW,
                        List.of(A),
                        true,
                        true,
                        List.of("x.y"),
                        Action.REPLACE,
                        new ReplaceCause.Tainted(),
                        new ReplaceCause.Requested(),
                        new ReplaceCause.Triggered("x.y"),
                        new ReplaceCause.Attribute(A)));
    }

    private static Arguments row(
            String name,
            @Nullable ObjectValue before,
            ObjectValue planned,
            List<AttributePath> replace,
            boolean tainted,
            boolean requested,
            List<String> triggers,
            Action action,
            ReplaceCause... causes) {
        return Arguments.of(
                name,
                new ActionRule.Facts(before, planned, replace, tainted, requested, triggers),
                new ActionRule.Decision(action, List.of(causes)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void decides(String name, ActionRule.Facts facts, ActionRule.Decision expected) {
        assertThat(ActionRule.decide(facts)).as(name).isEqualTo(expected);
    }
}
