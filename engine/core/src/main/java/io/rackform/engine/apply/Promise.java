package io.rackform.engine.apply;

import io.rackform.model.address.AttributePath;
import io.rackform.model.value.ListValue;
import io.rackform.model.value.MapValue;
import io.rackform.model.value.MarkedValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.SetValue;
import io.rackform.model.value.TupleValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Whether a value keeps what was shown: whatever was known must be the same, whatever was unknown may be anything. */
final class Promise {
    private Promise() {}

    /** The first place where the value is not as shown; empty where the promise is kept. */
    static Optional<AttributePath> broken(Value shown, Value now) {
        return broken(shown, now, AttributePath.ROOT);
    }

    private static Optional<AttributePath> broken(Value shown, Value now, AttributePath path) {
        return switch (shown) {
            case MarkedValue marked -> broken(marked.inner(), now, path);
            case UnknownValue unknown ->
                unknown.refinement().notNull() && now.isNull() ? Optional.of(path) : Optional.empty();
            case ObjectValue object
            when now.unmarked() instanceof ObjectValue other ->
                named(object.attributes(), other.attributes(), path, false);
            case MapValue map
            when now.unmarked() instanceof MapValue other -> named(map.elements(), other.elements(), path, true);
            case ListValue list
            when now.unmarked() instanceof ListValue other -> indexed(list.elements(), other.elements(), path);
            case TupleValue tuple
            when now.unmarked() instanceof TupleValue other -> indexed(tuple.elements(), other.elements(), path);
            case SetValue set
            when now.unmarked() instanceof SetValue
                    && set.elements().stream().anyMatch(element -> !element.isKnown()) -> Optional.empty();
            case Value known ->
                known.equals(now.unmarked()) || (known.isNull() && now.isNull()) ? Optional.empty() : Optional.of(path);
        };
    }

    private static Optional<AttributePath> named(
            SortedMap<String, Value> shown, SortedMap<String, Value> now, AttributePath path, boolean keys) {
        for (Map.Entry<String, Value> entry : shown.entrySet()) {
            AttributePath inner = keys ? path.key(entry.getKey()) : path.attribute(entry.getKey());
            Value other = now.get(entry.getKey());
            Optional<AttributePath> broken =
                    other == null ? Optional.of(inner) : broken(entry.getValue(), other, inner);
            if (broken.isPresent()) {
                return broken;
            }
        }
        return now.keySet().stream()
                .filter(key -> !shown.containsKey(key))
                .findFirst()
                .map(key -> keys ? path.key(key) : path.attribute(key));
    }

    private static Optional<AttributePath> indexed(List<Value> shown, List<Value> now, AttributePath path) {
        if (shown.size() != now.size()) {
            return Optional.of(path);
        }
        for (int i = 0; i < shown.size(); i++) {
            Optional<AttributePath> broken = broken(shown.get(i), now.get(i), path.index(i));
            if (broken.isPresent()) {
                return broken;
            }
        }
        return Optional.empty();
    }
}
