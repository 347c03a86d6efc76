package io.rackform.hcl.function.document;

import io.rackform.hcl.function.Call;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.ListValue;
import io.rackform.model.value.MapValue;
import io.rackform.model.value.MarkedValue;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.SetValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.TupleValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Writes known, unmarked values as a YAML document in block style, with every text in quotes or as a literal block, byte for
 * byte as the reference does: a file that is made of it must not change because another program wrote it.
 */
final class YamlWriter {
    /** A key that is longer stands in a line of its own, after a question mark. */
    private static final int MAX_SIMPLE_KEY = 128;

    private final StringBuilder out = new StringBuilder();

    private YamlWriter() {}

    static String write(Value value) {
        YamlWriter writer = new YamlWriter();
        writer.node(value, 0, 0);
        boolean bare = value instanceof NullValue || value instanceof BoolValue || value instanceof NumberValue;
        // A bare scalar could go on in a next line, so the end of the document is written.
        return writer.out.append(bare ? "...\n" : "").toString();
    }

    /**
     * Writes a value from where the line stands, and the end of the line.
     *
     * @param indent of the lines of a mapping that go on below
     * @param items of the lines of a sequence that go on below
     */
    private void node(Value value, int indent, int items) {
        switch (value) {
            case NullValue ignored -> out.append("null\n");
            case BoolValue(boolean truth) -> out.append(truth).append('\n');
            case NumberValue number -> out.append(number.text()).append('\n');
            case StringValue(String text) -> string(text, Math.max(indent, 2));
            case ListValue list -> sequence(list.elements(), items);
            case SetValue set -> sequence(set.elements(), items);
            case TupleValue tuple -> sequence(tuple.elements(), items);
            case MapValue map -> mapping(map.elements(), indent);
            case ObjectValue object -> mapping(object.attributes(), indent);
            case UnknownValue ignored -> throw new IllegalArgumentException("unknown");
            case MarkedValue ignored -> throw new IllegalArgumentException("marked");
        }
    }

    private void sequence(List<Value> elements, int indent) {
        if (elements.isEmpty()) {
            out.append("[]\n");
            return;
        }
        boolean first = true;
        for (Value element : elements) {
            out.repeat(' ', first ? 0 : indent).append("- ");
            node(element, indent + 2, indent + 2);
            first = false;
        }
    }

    private void mapping(SortedMap<String, Value> entries, int indent) {
        if (entries.isEmpty()) {
            out.append("{}\n");
            return;
        }
        boolean first = true;
        for (Map.Entry<String, Value> entry : entries.entrySet()) {
            out.repeat(' ', first ? 0 : indent);
            first = false;
            String key = entry.getKey();
            if (key.indexOf('\n') >= 0 || key.length() > MAX_SIMPLE_KEY) {
                out.append("? ");
                string(key, indent + 2);
                out.repeat(' ', indent).append(": ");
                node(entry.getValue(), indent + 2, indent + 2);
            } else {
                YamlText.quoted(out, key, -1);
                out.append(':');
                value(entry.getValue(), indent);
            }
        }
    }

    /** The value after a simple key; a sequence below it stands under the key itself. */
    private void value(Value value, int indent) {
        SortedMap<String, Value> entries = Call.mapping(value);
        List<Value> elements = Call.sequence(value);
        if (entries != null && !entries.isEmpty()) {
            out.append('\n').repeat(' ', indent + 2);
            mapping(entries, indent + 2);
        } else if (elements != null && !elements.isEmpty()) {
            out.append('\n').repeat(' ', indent);
            sequence(elements, indent);
        } else {
            out.append(' ');
            node(value, indent + 2, indent + 2);
        }
    }

    private void string(String text, int indent) {
        if (YamlText.isBlock(text)) {
            YamlText.block(out, text, indent);
        } else {
            YamlText.quoted(out, text, indent);
            out.append('\n');
        }
    }
}
