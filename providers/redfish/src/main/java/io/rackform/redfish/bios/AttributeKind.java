package io.rackform.redfish.bios;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** What an attribute's values are (DSP0268, AttributeRegistry {@code Type}). */
public enum AttributeKind {
    ENUMERATION,
    STRING,
    INTEGER,
    BOOLEAN,
    PASSWORD,
    /** A type that this version does not know: any text is let through. */
    OTHER;

    private static final int LONGEST_NUMBER = 40;

    static AttributeKind named(@Nullable String type) {
        if (type == null) {
            return OTHER;
        }
        return switch (type) {
            case "Enumeration" -> ENUMERATION;
            case "String" -> STRING;
            case "Integer" -> INTEGER;
            case "Boolean" -> BOOLEAN;
            case "Password" -> PASSWORD;
            // allow default: registries may use types of a later schema
            default -> OTHER;
        };
    }

    /** The kind that a value in JSON has, where no registry tells. */
    static AttributeKind ofValue(@Nullable Object json) {
        return switch (json) {
            case Boolean ignored -> BOOLEAN;
            case Number ignored -> INTEGER;
            case String ignored -> STRING;
            case null -> OTHER;
            // allow default: collections, which no attribute should have
            default -> OTHER;
        };
    }

    /** A value of a document as configurations write it. */
    public static String text(@Nullable Object json) {
        return switch (json) {
            case null -> "";
            case BigDecimal number -> number.stripTrailingZeros().toPlainString();
            // allow default: strings, whole numbers and booleans print as they are written
            default -> json.toString();
        };
    }

    /** Whether two texts are the same value to the device. */
    public boolean same(String one, String other) {
        return switch (this) {
            case INTEGER -> {
                BigDecimal left = number(one);
                BigDecimal right = number(other);
                yield (left == null || right == null) ? one.equals(other) : left.compareTo(right) == 0;
            }
            case BOOLEAN -> one.equalsIgnoreCase(other);
            case ENUMERATION, STRING, PASSWORD, OTHER -> one.equals(other);
        };
    }

    /** The value to send for a text that fits the kind. */
    public Object json(String text) {
        return switch (this) {
            case INTEGER -> {
                BigDecimal number = number(text);
                yield number == null ? text : whole(number);
            }
            case BOOLEAN -> isBoolean(text) ? Boolean.valueOf(text.equalsIgnoreCase("true")) : text;
            case ENUMERATION, STRING, PASSWORD, OTHER -> text;
        };
    }

    private static Object whole(BigDecimal number) {
        if (number.stripTrailingZeros().scale() > 0) {
            return number;
        }
        BigInteger integer = number.toBigInteger();
        return integer.bitLength() < Long.SIZE ? integer.longValue() : integer;
    }

    static boolean isBoolean(String text) {
        return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
    }

    /** The number that a text is; null where it is none, or one of a size that is no setting. */
    static @Nullable BigDecimal number(String text) {
        if (text.length() > LONGEST_NUMBER || !text.matches("-?\\d+(\\.\\d+)?")) {
            return null;
        }
        return new BigDecimal(text);
    }
}
