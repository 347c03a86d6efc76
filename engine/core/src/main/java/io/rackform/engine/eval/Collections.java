package io.rackform.engine.eval;

import io.rackform.model.address.InstanceKey;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.TupleValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/** The one value of all instances of a block: a tuple for count, an object for for_each. */
final class Collections {
    private Collections() {}

    static Value of(Expansion expansion, Function<InstanceKey, Value> instance) {
        return switch (expansion.kind()) {
            case ONCE -> instance.apply(InstanceKey.none());
            case UNKNOWN -> UnknownValue.ANY;
            case COUNT -> {
                List<Value> elements = new ArrayList<>(expansion.instances().size());
                expansion.instances().keySet().forEach(key -> elements.add(instance.apply(key)));
                yield new TupleValue(elements);
            }
            case FOR_EACH -> {
                TreeMap<String, Value> elements = new TreeMap<>();
                for (InstanceKey key : expansion.instances().keySet()) {
                    if (key instanceof InstanceKey.StringKey(String text)) {
                        elements.put(text, instance.apply(key));
                    }
                }
                yield new ObjectValue(elements);
            }
        };
    }
}
