package io.rackform.hcl.function.document;

import io.rackform.hcl.function.Call;
import io.rackform.hcl.function.Function;
import io.rackform.hcl.function.Parameter;
import io.rackform.model.type.ObjectType;
import io.rackform.model.type.Type;
import io.rackform.model.value.ListValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Tables as text (RFC 4180), the first line of which names the columns. */
public final class CsvFunctions {
    private final String text;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<Integer> lines = new ArrayList<>();
    private int position;
    private int line = 1;
    private String fault = "";

    private CsvFunctions(String text) {
        this.text = text;
    }

    public static Function csvdecode() {
        return Function.of("csvdecode", Type.ANY, CsvFunctions::decode, Parameter.string("str"))
                .whenUnknown(call -> UnknownValue.ANY);
    }

    private static Value decode(Call call) {
        CsvFunctions table = new CsvFunctions(call.string(0));
        table.read();
        if (!table.fault.isEmpty()) {
            return call.fail(0, table.fault);
        }
        if (table.rows.isEmpty()) {
            return call.fail(0, "the first line, which names the columns, is missing");
        }
        List<String> names = table.rows.getFirst();
        TreeMap<String, Type> types = new TreeMap<>();
        for (String name : names) {
            if (types.put(name, Type.STRING) != null) {
                return call.fail(0, "two columns have the name " + Call.quoted(name));
            }
        }
        List<Value> objects = new ArrayList<>();
        for (int i = 1; i < table.rows.size(); i++) {
            List<String> row = table.rows.get(i);
            if (row.size() != names.size()) {
                return call.fail(
                        0,
                        "line " + table.lines.get(i) + " has " + row.size() + " fields, but there are " + names.size()
                                + " columns");
            }
            TreeMap<String, Value> attributes = new TreeMap<>();
            for (int column = 0; column < names.size(); column++) {
                attributes.put(names.get(column), new StringValue(row.get(column)));
            }
            objects.add(new ObjectValue(attributes));
        }
        return new ListValue(ObjectType.of(types), objects);
    }

    private boolean at(char c) {
        return position < text.length() && text.charAt(position) == c;
    }

    private boolean atLineEnd() {
        return position >= text.length() || at('\n') || text.startsWith("\r\n", position);
    }

    private void read() {
        while (position < text.length() && fault.isEmpty()) {
            if (atLineEnd()) {
                nextLine();
            } else {
                lines.add(line);
                rows.add(row());
            }
        }
    }

    private void nextLine() {
        position += at('\r') ? 2 : 1;
        line++;
    }

    private List<String> row() {
        List<String> fields = new ArrayList<>();
        while (fault.isEmpty()) {
            fields.add(at('"') ? quoted() : bare());
            if (at(',')) {
                position++;
            } else {
                break;
            }
        }
        nextLine();
        return fields;
    }

    private String bare() {
        int start = position;
        while (!atLineEnd() && !at(',')) {
            if (at('"')) {
                fault = "line " + line + " has a quotation mark in the middle of a field that is not in quotes";
            }
            position++;
        }
        return text.substring(start, position);
    }

    private String quoted() {
        int first = line;
        StringBuilder field = new StringBuilder();
        position++;
        while (position < text.length()) {
            if (text.startsWith("\"\"", position)) {
                field.append('"');
                position += 2;
            } else if (at('"')) {
                position++;
                if (!atLineEnd() && !at(',')) {
                    fault = "line " + line + " has text after the closing quotation mark of a field";
                }
                return field.toString();
            } else if (atLineEnd()) {
                field.append('\n');
                nextLine();
            } else {
                field.append(text.charAt(position++));
            }
        }
        fault = "the field in quotes that starts in line " + first + " does not end";
        return field.toString();
    }
}
