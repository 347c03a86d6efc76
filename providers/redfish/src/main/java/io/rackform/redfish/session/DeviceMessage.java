package io.rackform.redfish.session;

import io.rackform.redfish.client.model.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code @Message.ExtendedInfo} (DSP0266 section "Error responses"), cut to a readable length.
 *
 * @param severity as sent; empty where nothing was
 */
public record DeviceMessage(String id, String text, String severity, String resolution, List<String> properties) {
    private static final String ANNOTATION = "@Message.ExtendedInfo";
    private static final int LONGEST = 600;
    private static final int MOST = 12;
    private static final int DEEPEST = 8;

    public DeviceMessage {
        properties = List.copyOf(properties);
    }

    static DeviceMessage of(Message message) {
        String severity = message.getMessageSeverity() == null ? message.getSeverity() : message.getMessageSeverity();
        List<String> related = message.getRelatedProperties();
        return new DeviceMessage(
                cut(message.getMessageId()),
                cut(message.getMessage()),
                cut(severity),
                cut(message.getResolution()),
                related == null
                        ? List.of()
                        : related.stream()
                                .filter(Objects::nonNull)
                                .limit(MOST)
                                .map(DeviceMessage::cut)
                                .toList());
    }

    /** The messages of a list as models have it, those of success left out. */
    public static List<DeviceMessage> problems(@Nullable List<Message> messages) {
        return messages == null
                ? List.of()
                : messages.stream()
                        .filter(Objects::nonNull)
                        .limit(MOST)
                        .map(DeviceMessage::of)
                        .filter(DeviceMessage::isProblem)
                        .toList();
    }

    /** What an answer of success says went wrong, at its top and beside single properties (DSP0266 "PATCH (update)"). */
    static List<DeviceMessage> annotations(@Nullable Object body) {
        List<DeviceMessage> found = new ArrayList<>();
        collect(body, "", 0, found);
        return found.stream().filter(DeviceMessage::isProblem).limit(MOST).toList();
    }

    private static void collect(@Nullable Object body, String property, int depth, List<DeviceMessage> found) {
        if (!(body instanceof Map<?, ?> map) || depth > DEEPEST || found.size() >= MOST) {
            return;
        }
        map.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (name.endsWith(ANNOTATION) && value instanceof List<?> list) {
                String about = name.substring(0, name.length() - ANNOTATION.length());
                list.stream()
                        .limit(MOST)
                        .forEach(entry -> found.add(fromMap(entry, about.isEmpty() ? property : about)));
            } else {
                collect(value, name, depth + 1, found);
            }
        });
    }

    private static DeviceMessage fromMap(@Nullable Object entry, String property) {
        if (!(entry instanceof Map<?, ?> map)) {
            return new DeviceMessage("", "", "", "", List.of());
        }
        String severity = text(map, "MessageSeverity");
        return new DeviceMessage(
                text(map, "MessageId"),
                text(map, "Message"),
                severity.isEmpty() ? text(map, "Severity") : severity,
                text(map, "Resolution"),
                property.isEmpty() ? List.of() : List.of(property));
    }

    private static String text(Map<?, ?> map, String key) {
        return map.get(key) instanceof String text ? cut(text) : "";
    }

    /** Whether it tells of something that did not work, as far as its severity says. */
    boolean isProblem() {
        String key = key();
        boolean good = severity.equalsIgnoreCase("OK")
                || (severity.isEmpty() && key.isEmpty())
                || key.equals("Success")
                || key.equals("ResetRequired")
                || key.equals("SettingsApplied")
                || key.equals("Created");
        return !good;
    }

    /** The last part of the id: {@code PropertyUnknown} of {@code Base.1.18.PropertyUnknown}. */
    public String key() {
        return id.substring(id.lastIndexOf('.') + 1);
    }

    boolean mentions(String... words) {
        String all = (id + " " + text).toLowerCase(Locale.ROOT);
        for (String word : words) {
            if (all.contains(word.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    /** The device's own words, in one line. */
    public String words() {
        StringBuilder words = new StringBuilder(text.isEmpty() ? id : text);
        if (!text.isEmpty() && !id.isEmpty()) {
            words.append(" (").append(id).append(')');
        }
        boolean advice = !resolution.isEmpty() && !resolution.equalsIgnoreCase("None");
        if (advice) {
            words.append(" Its advice: ").append(resolution);
        }
        return words.toString();
    }

    private static String cut(@Nullable String text) {
        if (text == null) {
            return "";
        }
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }
}
