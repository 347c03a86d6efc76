package io.rackform.lab.netswitch;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.xml.namespace.QName;

/** What a leaf's value may be, and its canonical form. */
sealed interface LeafType {
    Pattern WHOLE_NUMBER = Pattern.compile("0|-?[1-9][0-9]{0,17}");

    /** A text of bounded length, whose spaces count. */
    record Text(int minLength, int maxLength) implements LeafType {}

    record Bool() implements LeafType {}

    record Range(long min, long max) implements LeafType {}

    record Enumeration(Set<String> names) implements LeafType {
        public Enumeration {
            names = Set.copyOf(names);
        }
    }

    /** The identities of one module (RFC 7950 section 9.10). */
    record Identity(String namespace, Set<String> names) implements LeafType {
        public Identity {
            names = Set.copyOf(names);
        }
    }

    /** A value that must stand at another place as well: the names from the root to the leaves it may name. */
    record Reference(LeafType value, List<QName> target) implements LeafType {
        public Reference {
            target = List.copyOf(target);
        }
    }

    /**
     * The canonical form of a value as it stands in XML.
     *
     * @param namespaces the prefixes in scope
     * @throws IllegalArgumentException with a sentence for the client, where the value is none of this type
     */
    default String canonical(String raw, Map<String, String> namespaces) {
        return switch (this) {
            case Text text -> text(text, raw);
            case Bool _ -> oneOf(raw.strip(), Set.of("true", "false"));
            case Enumeration enumeration -> oneOf(raw.strip(), enumeration.names);
            case Range range -> number(range, raw.strip());
            case Identity identity -> identity(identity, raw.strip(), namespaces);
            case Reference reference -> reference.value.canonical(raw, namespaces);
        };
    }

    private static String text(Text type, String raw) {
        int length = raw.codePointCount(0, raw.length());
        if (length < type.minLength || length > type.maxLength) {
            throw new IllegalArgumentException("The text has " + length + " characters; it must have " + type.minLength
                    + " to " + type.maxLength + ".");
        }
        if (raw.chars().anyMatch(c -> c < 0x20 && c != '\t' && c != '\n' && c != '\r')) {
            throw new IllegalArgumentException("The text has control characters.");
        }
        return raw;
    }

    private static String oneOf(String value, Set<String> names) {
        if (!names.contains(value)) {
            throw new IllegalArgumentException(
                    "\"" + shown(value) + "\" is not one of " + String.join(", ", new TreeSet<>(names)) + ".");
        }
        return value;
    }

    private static String number(Range range, String value) {
        if (!WHOLE_NUMBER.matcher(value).matches()
                || Long.parseLong(value) < range.min
                || Long.parseLong(value) > range.max) {
            throw new IllegalArgumentException(
                    "\"" + shown(value) + "\" is not a whole number from " + range.min + " to " + range.max + ".");
        }
        return value;
    }

    private static String identity(Identity identity, String value, Map<String, String> namespaces) {
        int colon = value.indexOf(':');
        String namespace = namespaces.getOrDefault(colon < 0 ? "" : value.substring(0, colon), "");
        String name = value.substring(colon + 1);
        if (!namespace.equals(identity.namespace) || !identity.names.contains(name)) {
            throw new IllegalArgumentException("\"" + shown(value) + "\" is no identity of " + identity.namespace
                    + "; its prefix must stand for that namespace.");
        }
        return Namespaces.prefix(namespace) + ":" + name;
    }

    private static String shown(String value) {
        return value.length() <= 80 ? value : value.substring(0, 80) + "...";
    }
}
