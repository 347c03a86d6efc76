package io.rackform.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.TupleValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;

/** What was planned is what came: known parts are equal, unknown ones may be anything. */
final class Agreement {
    private Agreement() {}

    static void check(Value planned, Value applied) {
        check("", planned, applied);
    }

    private static void check(String path, Value planned, Value applied) {
        switch (planned) {
            case UnknownValue ignored -> {}
            case ObjectValue object
            when applied instanceof ObjectValue other -> {
                assertThat(other.attributes().keySet())
                        .as(path)
                        .isEqualTo(object.attributes().keySet());
                object.attributes().forEach((name, value) -> {
                    Value there = other.get(name);
                    assertThat(there).as(path + "." + name).isNotNull();
                    if (there != null) {
                        check(path + "." + name, value, there);
                    }
                });
            }
            case TupleValue tuple
            when applied instanceof TupleValue other -> {
                assertThat(other.elements()).as(path).hasSameSizeAs(tuple.elements());
                for (int i = 0; i < tuple.elements().size(); i++) {
                    check(
                            path + "[" + i + "]",
                            tuple.elements().get(i),
                            other.elements().get(i));
                }
            }
            case Value other -> assertThat(applied).as(path).isEqualTo(other);
        }
    }
}
