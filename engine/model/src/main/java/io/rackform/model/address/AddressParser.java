package io.rackform.model.address;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the printed form of module, resource and instance addresses; the inverse of their {@code toString}. */
public final class AddressParser {
    private final String text;
    private int at;

    private AddressParser(String text) {
        this.text = text;
    }

    /** A module, resource or instance address; a resource address where there is no key. Empty where it is none. */
    public static Optional<Address> parse(String text) {
        return Optional.ofNullable(new AddressParser(text).address());
    }

    /** An instance address; a resource address without key is its only instance. */
    public static Optional<InstanceAddress> parseInstance(String text) {
        return parse(text).flatMap(address -> switch (address) {
            case InstanceAddress instance -> Optional.of(instance);
            case ResourceAddress resource -> Optional.of(resource.instance(InstanceKey.none()));
            case ModuleAddress ignored -> Optional.empty();
            case ProviderAddress ignored -> Optional.empty();
            case OutputAddress ignored -> Optional.empty();
        });
    }

    private @Nullable Address address() {
        List<ModuleAddress.Step> steps = new ArrayList<>();
        while (accept("module.")) {
            String name = identifier();
            InstanceKey key = name == null ? null : key();
            if (name == null || key == null) {
                return null;
            }
            steps.add(new ModuleAddress.Step(name, key));
            if (at == text.length()) {
                return new ModuleAddress(steps);
            }
            if (!accept(".")) {
                return null;
            }
        }
        return resource(new ModuleAddress(steps));
    }

    private @Nullable Address resource(ModuleAddress module) {
        ResourceMode mode = accept("data.")
                ? ResourceMode.DATA
                : accept("ephemeral.") ? ResourceMode.EPHEMERAL : ResourceMode.MANAGED;
        String type = identifier();
        if (type == null || !accept(".")) {
            return null;
        }
        String name = identifier();
        if (name == null) {
            return null;
        }
        ResourceAddress resource = new ResourceAddress(module, mode, type, name);
        InstanceKey key = key();
        if (key == null || at != text.length()) {
            return null;
        }
        return key.equals(InstanceKey.none()) ? resource : resource.instance(key);
    }

    private boolean accept(String word) {
        boolean there = text.startsWith(word, at);
        at += there ? word.length() : 0;
        return there;
    }

    private @Nullable String identifier() {
        int start = at;
        while (at < text.length() && (Character.isUnicodeIdentifierPart(text.charAt(at)) || text.charAt(at) == '-')) {
            at++;
        }
        return at == start ? null : text.substring(start, at);
    }

    /** The key at this place, {@link InstanceKey#none} where there is none, null where it is broken. */
    private @Nullable InstanceKey key() {
        if (!accept("[")) {
            return InstanceKey.none();
        }
        if (accept("\"")) {
            String key = quoted();
            return key != null && accept("]") ? new InstanceKey.StringKey(key) : null;
        }
        int end = text.indexOf(']', at);
        if (end < 0
                || end == at
                || end - at > 9
                || !text.substring(at, end).chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        int index = Integer.parseInt(text.substring(at, end));
        at = end + 1;
        return new InstanceKey.IntKey(index);
    }

    private @Nullable String quoted() {
        StringBuilder key = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            if (c != '\\') {
                key.append(c);
                continue;
            }
            if (at == text.length()) {
                return null;
            }
            char escape = text.charAt(at++);
            switch (escape) {
                case 'n' -> key.append('\n');
                case 'r' -> key.append('\r');
                case 't' -> key.append('\t');
                case 'u' -> {
                    if (at + 4 > text.length() || !text.substring(at, at + 4).matches("[0-9a-fA-F]{4}")) {
                        return null;
                    }
                    key.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
                    at += 4;
                }
                default -> key.append(escape); // allow default: a character that stands for itself
            }
        }
        return accept("\"") ? key.toString() : null;
    }
}
