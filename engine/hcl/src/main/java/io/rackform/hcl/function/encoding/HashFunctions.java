package io.rackform.hcl.function.encoding;

import static io.rackform.hcl.function.Parameter.string;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.rackform.hcl.crypto.Bcrypt;
import io.rackform.hcl.crypto.RsaKey;
import io.rackform.hcl.function.Call;
import io.rackform.hcl.function.Function;
import io.rackform.hcl.function.Parameter;
import io.rackform.hcl.function.text.StringFunctions;
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
public final class HashFunctions {
    private static final int MIN_COST = 4;
    private static final int DEFAULT_COST = 10;
    /** About a minute of work; each step more doubles it. */
    private static final int MAX_COST = 20;

    private HashFunctions() {}

    public static Function make(String name) {
        return switch (name) {
            case "md5" -> StringFunctions.ofOne(name, text -> hex("MD5", text.getBytes(UTF_8)));
            case "sha1" -> StringFunctions.ofOne(name, text -> hex("SHA-1", text.getBytes(UTF_8)));
            case "sha256" -> StringFunctions.ofOne(name, text -> hex("SHA-256", text.getBytes(UTF_8)));
            case "sha512" -> StringFunctions.ofOne(name, text -> hex("SHA-512", text.getBytes(UTF_8)));
            case "base64sha256" -> StringFunctions.ofOne(name, text -> base64("SHA-256", text.getBytes(UTF_8)));
            case "base64sha512" -> StringFunctions.ofOne(name, text -> base64("SHA-512", text.getBytes(UTF_8)));
            case "bcrypt" ->
                Function.of(name, Type.STRING, HashFunctions::bcrypt, string("str"))
                        .with(Parameter.number("cost"));
            case "rsadecrypt" ->
                Function.of(name, Type.STRING, HashFunctions::rsadecrypt, string("ciphertext"), string("privatekey"));
            case "uuid" ->
                Function.of(
                        name, Type.STRING, call -> whenApplied(call.context().newUuid()));
            case "uuidv5" -> Function.of(name, Type.STRING, HashFunctions::uuidv5, string("namespace"), string("name"));
            default -> throw new IllegalArgumentException(name); // allow default: any name
        };
    }

    /** A value that only the apply knows. */
    public static Value whenApplied(Optional<String> value) {
        return value.<Value>map(StringValue::new).orElse(UnknownValue.notNull(Type.STRING));
    }

    public static String hex(String algorithm, byte[] bytes) {
        return HexFormat.of().formatHex(digest(algorithm, bytes));
    }

    public static String base64(String algorithm, byte[] bytes) {
        return EncodingFunctions.base64(digest(algorithm, bytes));
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has it: " + algorithm, impossible);
        }
    }

    private static Value bcrypt(Call call) {
        if (call.size() > 2) {
            return call.fail(2, "there can be only one cost");
        }
        byte[] password = call.string(0).getBytes(UTF_8);
        if (password.length > Bcrypt.MAX_PASSWORD_BYTES) {
            return call.fail(
                    0,
                    "it has " + password.length + " bytes in UTF-8, but this method looks at no more than "
                            + Bcrypt.MAX_PASSWORD_BYTES + "; a digest such as sha256(...) of a longer text fits");
        }
        int cost = call.size() > 1 ? call.integer(1, Integer.MIN_VALUE, MAX_COST) : DEFAULT_COST;
        if (call.failed()) {
            return call.get(0);
        }
        int effective = cost < MIN_COST ? DEFAULT_COST : cost;
        return whenApplied(call.context().newSalt().map(salt -> Bcrypt.hash(password, salt, effective)));
    }

    private static Value rsadecrypt(Call call) {
        byte[] encrypted = EncodingFunctions.bytes(call, 0);
        if (encrypted == null) {
            return call.get(0);
        }
        RsaKey key;
        try {
            key = RsaKey.parse(call.string(1));
        } catch (RsaKey.Refused wrong) {
            return call.fail(1, "the private key cannot be read: " + wrong.getMessage());
        }
        try {
            return EncodingFunctions.utf8(call, key.decrypt(encrypted));
        } catch (RsaKey.Refused wrong) {
            return call.fail(0, "the text cannot be decrypted: " + wrong.getMessage());
        }
    }

    private static Value uuidv5(Call call) {
        UUID namespace = namespace(call.string(0));
        if (namespace == null) {
            return call.fail(
                    0, Call.quoted(call.string(0)) + " is not a UUID, and not one of the names dns, url, oid and x500");
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
    private static @Nullable UUID namespace(String given) {
        String bare = given.startsWith("urn:uuid:") ? given.substring(9) : given;
        bare = bare.startsWith("{") && bare.endsWith("}") ? bare.substring(1, bare.length() - 1) : bare;
        String text = bare.replaceFirst(
                "^([0-9a-fA-F]{8})([0-9a-fA-F]{4})([0-9a-fA-F]{4})([0-9a-fA-F]{4})([0-9a-fA-F]{12})$",
                "$1-$2-$3-$4-$5");
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
