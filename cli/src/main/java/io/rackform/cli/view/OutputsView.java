package io.rackform.cli.view;

import io.rackform.hcl.value.ValueText;
import io.rackform.model.value.Value;
import java.util.SortedMap;

/** Outputs as the language writes them. Sensitive ones are named, never shown. */
public final class OutputsView {
    private OutputsView() {}

    public static String text(SortedMap<String, Value> outputs) {
        StringBuilder out = new StringBuilder();
        outputs.forEach((name, value) ->
                out.append(name).append(" = ").append(ValueText.of(value)).append('\n'));
        return out.toString();
    }
}
