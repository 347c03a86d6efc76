package io.rackform.state.lock;

import io.rackform.model.json.SecretSeal;
import io.rackform.model.json.ValueJson;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import io.rackform.state.LockHolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The holder of a lock as JSON at the beginning of the lock file. Others write it: its size is bounded and its text cleaned. */
final class HolderText {
    private static final int LIMIT_BYTES = 8 * 1024;
    private static final int LIMIT_CHARACTERS = 200;

    private static final ValueJson JSON = new ValueJson(new SecretSeal() {
        @Override
        public String seal(String clear) {
            throw new IllegalArgumentException("the lock file takes no secrets");
        }

        @Override
        public String open(String sealed) {
            throw new IllegalArgumentException("the lock file holds no secrets");
        }
    });

    private HolderText() {}

    static void write(FileChannel file, LockHolder holder) throws IOException {
        String json = JSON.write(ObjectValue.of(Map.of(
                "who", new StringValue(holder.who()),
                "reason", new StringValue(holder.reason()),
                "since", new StringValue(holder.since().toString()),
                "pid", NumberValue.of(holder.pid()),
                "host", new StringValue(holder.host()))));
        file.truncate(0);
        file.write(ByteBuffer.wrap((json + "\n").getBytes(StandardCharsets.UTF_8)), 0);
    }

    static Optional<LockHolder> read(FileChannel file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LIMIT_BYTES);
        while (bytes.hasRemaining() && file.read(bytes, bytes.position()) > 0) {
            // reads on until the end or the limit
        }
        String text = StandardCharsets.UTF_8.decode(bytes.flip()).toString();
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            if (!(JSON.read(text) instanceof ObjectValue holder)) {
                return Optional.empty();
            }
            return Optional.of(new LockHolder(
                    text(holder, "who"),
                    text(holder, "reason"),
                    Instant.parse(text(holder, "since")),
                    holder.get("pid") instanceof NumberValue pid ? pid.value().longValue() : 0,
                    text(holder, "host")));
        } catch (IllegalArgumentException | DateTimeException broken) {
            return Optional.empty();
        }
    }

    private static String text(ObjectValue holder, String name) {
        Value value = holder.get(name);
        return value instanceof StringValue(String text) ? clean(text) : "unknown";
    }

    /** Short and without control characters: it ends up in somebody else's terminal. */
    static String clean(String text) {
        StringBuilder cleaned = new StringBuilder();
        text.codePoints()
                .limit(LIMIT_CHARACTERS)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
                .forEach(cleaned::appendCodePoint);
        return cleaned.toString();
    }
}
