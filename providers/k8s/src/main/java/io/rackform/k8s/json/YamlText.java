package io.rackform.k8s.json;

import io.rackform.model.value.BoolValue;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.TupleValue;
import io.rackform.model.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** YAML as values: what can be written as JSON too, and nothing else. */
public final class YamlText {
    /** Far above any manifest, far below what would fill the memory. */
    private static final int MOST_ALIASES = 50;

    private YamlText() {}

    /** What a text holds. */
    public sealed interface Parsed {
        /** One value for each document. */
        record Documents(List<Value> documents) implements Parsed {
            public Documents {
                documents = List.copyOf(documents);
            }
        }

        /** @param why a clause without a full stop */
        record Malformed(String why) implements Parsed {}
    }

    /** A value that JSON has no form for. */
    private static final class Unsupported extends RuntimeException {
        Unsupported(String what) {
            super(what, null, false, false);
        }
    }

    public static Parsed parse(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setAllowDuplicateKeys(false)
                .setMaxAliasesForCollections(MOST_ALIASES)
                .build();
        List<Value> documents = new ArrayList<>();
        try {
            for (Object document : new Load(settings).loadAllFromString(text)) {
                documents.add(value(document));
            }
        } catch (YamlEngineException e) {
            return new Parsed.Malformed("it is not readable as YAML: "
                    + String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " "));
        } catch (Unsupported e) {
            return new Parsed.Malformed("it holds " + e.getMessage());
        }
        return new Parsed.Documents(documents);
    }

    private static Value value(@Nullable Object node) {
        return switch (node) {
            case null -> NullValue.ANY;
            case Boolean bool -> BoolValue.of(bool);
            case Integer number -> NumberValue.of(number);
            case Long number -> new NumberValue(BigDecimal.valueOf(number));
            case BigInteger number -> new NumberValue(new BigDecimal(number));
            case Double number when Double.isFinite(number) -> new NumberValue(BigDecimal.valueOf(number));
            case String string -> new StringValue(string);
            case List<?> list -> {
                List<Value> elements = new ArrayList<>(list.size());
                list.forEach(element -> elements.add(value(element)));
                yield new TupleValue(elements);
            }
            case Map<?, ?> map -> {
                TreeMap<String, Value> fields = new TreeMap<>();
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    if (!(entry.getKey() instanceof String key)) {
                        throw new Unsupported("a key that is not a text");
                    }
                    fields.put(key, value(entry.getValue()));
                }
                yield new ObjectValue(fields);
            }
            default -> // allow default: any class
                throw new Unsupported("a value that JSON has no form for");
        };
    }
}
