package io.rackform.hcl.function.document;

import io.rackform.hcl.value.Conversion;
import io.rackform.hcl.value.QuotedText;
import io.rackform.model.type.Type;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.TupleValue;
import io.rackform.model.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads one YAML document as values: mappings as objects, sequences as tuples. */
final class YamlReader {
    private static final int MAX_DEPTH = 500;
    /** Aliases of aliases let a few lines stand for more values than there are atoms. */
    private static final int MAX_VALUES = 1_000_000;

    private final Iterator<Event> events;
    private final Map<Anchor, Anchored> anchors = new HashMap<>();
    private int depth;
    private int values;

    private YamlReader(Iterator<Event> events) {
        this.events = events;
    }

    /** A value, or why the text is none. */
    sealed interface Result {
        record Read(Value value) implements Result {}

        record Wrong(String why) implements Result {}
    }

    /**
     * What an alias stands for.
     *
     * @param value null while the anchor's own content is being read
     * @param size how many values it holds
     */
    private record Anchored(@Nullable Value value, int size) {}

    /** A fault in the document; it never leaves this class. */
    private static final class Fault extends RuntimeException {
        Fault(Optional<Mark> at, String why) {
            super(place(at) + why, null, false, false);
        }

        private static String place(Optional<Mark> at) {
            return at.map(mark -> "line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1) + ": ")
                    .orElse("");
        }
    }

    static Result read(String text) {
        LoadSettings settings = LoadSettings.builder().setLabel("text").build();
        try {
            YamlReader reader =
                    new YamlReader(new Parse(settings).parseString(text).iterator());
            return reader.document();
        } catch (Fault fault) {
            return new Result.Wrong(String.valueOf(fault.getMessage()));
        } catch (MarkedYamlEngineException wrong) {
            Optional<Mark> at = wrong.getProblemMark();
            return new Result.Wrong(
                    "the text is not valid YAML: " + Fault.place(at) + QuotedText.of(wrong.getProblem()));
        } catch (YamlEngineException wrong) {
            return new Result.Wrong("the text is not valid YAML: " + QuotedText.of(String.valueOf(wrong.getMessage())));
        }
    }

    private Result document() {
        events.next(); // the start of the stream
        if (events.next().getEventId() != Event.ID.DocumentStart) {
            return new Result.Wrong("the text is empty, so it is not a YAML document");
        }
        Value value = value(events.next());
        events.next(); // the end of the document
        Event end = events.next();
        if (end.getEventId() != Event.ID.StreamEnd) {
            throw new Fault(end.getStartMark(), "there is a second document, but only one is expected");
        }
        return new Result.Read(value);
    }

    private Value value(Event event) {
        if (++values > MAX_VALUES) {
            throw new Fault(event.getStartMark(), "the document holds more than " + MAX_VALUES + " values");
        }
        if (event instanceof AliasEvent alias) {
            return alias(alias);
        }
        Optional<Anchor> anchor = event instanceof NodeEvent node ? node.getAnchor() : Optional.empty();
        int before = values;
        anchor.ifPresent(name -> anchors.put(name, new Anchored(null, 0)));
        if (++depth > MAX_DEPTH) {
            throw new Fault(event.getStartMark(), "the document is nested deeper than " + MAX_DEPTH + " levels");
        }
        Value value = switch (event) {
            case ScalarEvent scalar -> scalar(scalar);
            case SequenceStartEvent start -> {
                known(start.getTag(), "seq", start);
                yield sequence();
            }
            case MappingStartEvent start -> {
                known(start.getTag(), "map", start);
                yield mapping();
            }
            default -> // allow default: the library's type is open
                throw new Fault(event.getStartMark(), "a value is expected here");
        };
        depth--;
        anchor.ifPresent(name -> anchors.put(name, new Anchored(value, values - before + 1)));
        return value;
    }

    private static void known(Optional<String> tag, String kind, Event event) {
        if (tag.isPresent()
                && !tag.get().equals("tag:yaml.org,2002:" + kind)
                && !tag.get().equals("!")) {
            throw new Fault(event.getStartMark(), "there is no meaning for the tag " + QuotedText.of(tag.get()));
        }
    }

    private Value alias(AliasEvent alias) {
        Anchored anchored = anchors.get(alias.getAlias());
        String name = QuotedText.of(alias.getAlias().getValue());
        if (anchored == null) {
            throw new Fault(alias.getStartMark(), "there is no anchor " + name);
        }
        if (anchored.value == null) {
            throw new Fault(alias.getStartMark(), "the anchor " + name + " cannot be used inside its own content");
        }
        values = Math.min(MAX_VALUES, values + anchored.size);
        return anchored.value;
    }

    private Value scalar(ScalarEvent event) {
        boolean plain = event.getImplicit().canOmitTagInPlainScalar();
        Optional<String> tag = event.getTag();
        if (tag.isEmpty() || tag.get().equals("!")) {
            if (plain && YamlScalars.isNotFinite(event.getValue())) {
                throw new Fault(event.getStartMark(), "a number must have an end: infinity and NaN are none here");
            }
            return plain ? YamlScalars.resolve(event.getValue()) : YamlScalars.text(event.getValue());
        }
        Value value = YamlScalars.tagged(tag.get(), event.getValue());
        if (value == null) {
            throw new Fault(
                    event.getStartMark(),
                    QuotedText.of(event.getValue()) + " has the tag " + QuotedText.of(tag.get())
                            + ", which is not supported or does not suit it");
        }
        return value;
    }

    private Value sequence() {
        List<Value> elements = new ArrayList<>();
        for (Event next = events.next(); next.getEventId() != Event.ID.SequenceEnd; next = events.next()) {
            elements.add(value(next));
        }
        return new TupleValue(elements);
    }

    private Value mapping() {
        TreeMap<String, Value> attributes = new TreeMap<>();
        TreeMap<String, Value> merged = new TreeMap<>();
        for (Event next = events.next(); next.getEventId() != Event.ID.MappingEnd; next = events.next()) {
            boolean merge = next instanceof ScalarEvent scalar
                    && scalar.getImplicit().canOmitTagInPlainScalar()
                    && scalar.getValue().equals("<<");
            if (merge) {
                Event source = events.next();
                if (!(value(source) instanceof ObjectValue object)) {
                    throw new Fault(source.getStartMark(), "only a mapping can be merged into a mapping");
                }
                merged.putAll(object.attributes());
            } else {
                String key = key(next);
                attributes.put(key, value(events.next()));
            }
        }
        merged.putAll(attributes);
        return new ObjectValue(merged);
    }

    private String key(Event event) {
        Value key = value(event);
        if (key instanceof NullValue) {
            throw new Fault(event.getStartMark(), "the key of a mapping cannot be null");
        }
        if (Conversion.convert(key, Type.STRING) instanceof Conversion.Result.Converted(StringValue(String name))) {
            return name;
        }
        throw new Fault(event.getStartMark(), "the key of a mapping must be a text or a number");
    }
}
