package io.rackform.cli.json;

import io.rackform.cli.terminal.Terminal;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes messages, each a JSON object on a line of its own, flushed at once. Safe for many threads. */
final class JsonLines {
    private final Terminal terminal;
    private final Clock clock;

    JsonLines(Terminal terminal, Clock clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    void write(String level, String type, String message, Map<String, ? extends @Nullable Object> content) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("@level", level);
        tree.put("@message", message);
        tree.put("@module", "rackform.ui");
        tree.put("@timestamp", clock.instant().toString());
        tree.putAll(content);
        tree.put("type", type);
        String line = JsonText.of(tree) + "\n";
        synchronized (this) {
            terminal.print(line);
            terminal.flush();
        }
    }
}
