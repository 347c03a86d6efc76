package io.rackform.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a device's options with their types. Remembers which were asked for, so that {@link #refuseOthers()} can name
 * a misspelt one.
 */
public final class LabOptions {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m)");

    private final Map<String, Object> options;
    private final TreeSet<String> known = new TreeSet<>();

    public LabOptions(Map<String, Object> options) {
        this.options = Map.copyOf(options);
    }

    public boolean has(String key) {
        return options.containsKey(key);
    }

    /** A text; numbers and booleans are taken as they are written. */
    public Optional<String> text(String key) {
        return value(key).map(value -> scalar(key, value));
    }

    public String text(String key, String fallback) {
        return text(key).orElse(fallback);
    }

    public boolean flag(String key, boolean fallback) {
        return value(key)
                .map(value -> {
                    if (value instanceof Boolean flag) {
                        return flag;
                    }
                    throw wrong(key, "true or false", value);
                })
                .orElse(fallback);
    }

    public int number(String key, int fallback, int least, int most) {
        return value(key)
                .map(value -> {
                    if (value instanceof Number number
                            && number.doubleValue() == number.intValue()
                            && number.intValue() >= least
                            && number.intValue() <= most) {
                        return number.intValue();
                    }
                    throw wrong(key, "a whole number from " + least + " to " + most, value);
                })
                .orElse(fallback);
    }

    /** A time span as {@code 300ms}, {@code 2s} or {@code 1m}. */
    public Duration duration(String key, Duration fallback) {
        return value(key)
                .map(value -> {
                    Matcher matcher = DURATION.matcher(value.toString());
                    if (!matcher.matches()) {
                        throw wrong(key, "a time such as 300ms, 2s or 1m", value);
                    }
                    long amount = Long.parseLong(matcher.group(1));
                    return switch (matcher.group(2)) {
                        case "ms" -> Duration.ofMillis(amount);
                        case "s" -> Duration.ofSeconds(amount);
                        // allow default: the expression has three units
                        default -> Duration.ofMinutes(amount);
                    };
                })
                .orElse(fallback);
    }

    public List<String> texts(String key) {
        return value(key)
                .map(value -> {
                    if (!(value instanceof List<?> list)) {
                        throw wrong(key, "a list", value);
                    }
                    List<String> texts = new ArrayList<>();
                    for (Object item : list) {
                        texts.add(scalar(key, item));
                    }
                    return List.copyOf(texts);
                })
                .orElse(List.of());
    }

    public Map<String, Object> map(String key) {
        return value(key)
                .map(value -> {
                    if (!(value instanceof Map<?, ?> map)) {
                        throw wrong(key, "a map", value);
                    }
                    var copy = new TreeMap<String, Object>();
                    map.forEach((name, item) -> copy.put(String.valueOf(name), item));
                    return Map.<String, Object>copyOf(copy);
                })
                .orElse(Map.of());
    }

    /** To be called when every option was asked for: any other is a mistake in the site file. */
    public void refuseOthers() {
        for (String key : new TreeSet<>(options.keySet())) {
            if (!known.contains(key)) {
                throw new LabOptionException(
                        key, "there is no option '" + key + "'; the options are " + String.join(", ", known));
            }
        }
    }

    private Optional<Object> value(String key) {
        known.add(key);
        return Optional.ofNullable(options.get(key));
    }

    private static String scalar(String key, Object value) {
        return switch (value) {
            case String text -> text;
            case Number number -> number.toString();
            case Boolean flag -> flag.toString();
            // allow default: collections, and whatever else YAML can hold
            default -> throw wrong(key, "a text", value);
        };
    }

    private static LabOptionException wrong(String key, String wanted, Object value) {
        String shown = value instanceof Map || value instanceof List ? "a collection" : "'" + value + "'";
        return new LabOptionException(key, "option '" + key + "' must be " + wanted + ", not " + shown);
    }
}
