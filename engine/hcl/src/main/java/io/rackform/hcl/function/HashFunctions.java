package io.rackform.hcl.function;

import static io.rackform.hcl.function.Parameter.string;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.rackform.hcl.value.QuotedText;
import io.rackform.model.type.Type;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Digests and identifiers. */
final class HashFunctions {
    private HashFunctions() {}

    static Function make(String name) {
        return switch (name) {
            case "md5" -> StringFunctions.ofOne(name, text -> hex("MD5", text.getBytes(UTF_8)));
            case "sha1" -> StringFunctions.ofOne(name, text -> hex("SHA-1", text.getBytes(UTF_8)));
            case "sha256" -> StringFunctions.ofOne(name, text -> hex("SHA-256", text.getBytes(UTF_8)));
            case "sha512" -> StringFunctions.ofOne(name, text -> hex("SHA-512", text.getBytes(UTF_8)));
            case "base64sha256" -> StringFunctions.ofOne(name, text -> base64("SHA-256", text.getBytes(UTF_8)));
            case "base64sha512" -> StringFunctions.ofOne(name, text -> base64("SHA-512", text.getBytes(UTF_8)));
            case "uuid" ->
                Function.of(
                        name, Type.STRING, call -> whenApplied(call.context().newUuid()));
            case "uuidv5" -> Function.of(name, Type.STRING, HashFunctions::uuidv5, string("namespace"), string("name"));
            default -> throw new IllegalArgumentException(name); // allow default: any name
        };
    }

    /** A value that only the apply knows. */
    static Value whenApplied(Optional<String> value) {
        return value.<Value>map(StringValue::new).orElse(UnknownValue.notNull(Type.STRING));
    }

    static String hex(String algorithm, byte[] bytes) {
        return HexFormat.of().formatHex(digest(algorithm, bytes));
    }

    static String base64(String algorithm, byte[] bytes) {
        return EncodingFunctions.base64(digest(algorithm, bytes));
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has it: " + algorithm, impossible);
        }
    }

    private static Value uuidv5(Call call) {
        UUID namespace = namespace(call.string(0));
        if (namespace == null) {
            return call.fail(
                    0,
                    QuotedText.of(call.string(0)) + " is not a UUID, and not one of the names dns, url, oid and x500");
        }
        byte[] name = call.string(1).getBytes(UTF_8);
        byte[] hashed = digest(
                "SHA-1",
                ByteBuffer.allocate(16 + name.length)
                        .putLong(namespace.getMostSignificantBits())
                        .putLong(namespace.getLeastSignificantBits())
                        .put(name)
                        .array());
        // RFC 9562 section 5.5: version 5 and the variant overwrite six bits of the digest.
        hashed[6] = (byte) ((hashed[6] & 0x0f) | 0x50);
        hashed[8] = (byte) ((hashed[8] & 0x3f) | 0x80);
        ByteBuffer buffer = ByteBuffer.wrap(hashed);
        return new StringValue(new UUID(buffer.getLong(), buffer.getLong()).toString());
    }

    /** RFC 9562 section 6.6. */
    private static @Nullable UUID namespace(String text) {
        return switch (text) {
            case "dns" -> UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
            case "url" -> UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");
            case "oid" -> UUID.fromString("6ba7b812-9dad-11d1-80b4-00c04fd430c8");
            case "x500" -> UUID.fromString("6ba7b814-9dad-11d1-80b4-00c04fd430c8");
            default -> // allow default: any text
                text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}") ? UUID.fromString(text) : null;
        };
    }
}
