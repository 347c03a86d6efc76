package io.rackform.hcl.function.encoding;

import static io.rackform.hcl.function.Parameter.string;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.rackform.hcl.function.Call;
import io.rackform.hcl.function.Function;
import io.rackform.hcl.function.text.StringFunctions;
import io.rackform.model.type.Type;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Base64, URL encoding, character sets and compression. */
public final class EncodingFunctions {
    /** A few kilobytes of gzip can hold gigabytes. */
    private static final int MAX_UNPACKED = 64 * 1024 * 1024;

    private EncodingFunctions() {}

    public static Function make(String name) {
        return switch (name) {
            case "base64encode" -> StringFunctions.ofOne(name, text -> base64(text.getBytes(UTF_8)));
            case "base64decode" -> Function.of(name, Type.STRING, EncodingFunctions::decode, string("str"));
            case "base64gzip" -> Function.of(name, Type.STRING, EncodingFunctions::gzip, string("str"));
            case "base64gunzip" -> Function.of(name, Type.STRING, EncodingFunctions::gunzip, string("str"));
            case "urlencode" -> StringFunctions.ofOne(name, EncodingFunctions::urlencode);
            case "urldecode" -> Function.of(name, Type.STRING, EncodingFunctions::urldecode, string("str"));
            case "textencodebase64" ->
                Function.of(name, Type.STRING, EncodingFunctions::textEncode, string("string"), string("encoding"));
            case "textdecodebase64" ->
                Function.of(name, Type.STRING, EncodingFunctions::textDecode, string("source"), string("encoding"));
            default -> throw new IllegalArgumentException(name); // allow default: any name
        };
    }

    public static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** The bytes; null and a fault where the text is not Base64 with its padding. */
    static byte @Nullable [] bytes(Call call, int index) {
        String text = call.string(index).replace("\n", "").replace("\r", "");
        if (text.length() % 4 != 0) {
            call.fail(
                    index,
                    "the text is not Base64: its length is not a multiple of four, so something at its end is missing,"
                            + " such as the padding with =");
            return null;
        }
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException wrong) {
            call.fail(
                    index,
                    "the text is not Base64: only letters, digits, + and / belong there, and = at the end (the variant"
                            + " for URLs, with - and _, is another one)");
            return null;
        }
    }

    private static Value decode(Call call) {
        byte[] bytes = bytes(call, 0);
        return bytes == null ? call.get(0) : utf8(call, bytes);
    }

    static Value utf8(Call call, byte[] bytes) {
        Optional<String> text = decoded(bytes, UTF_8);
        return text.isPresent() ? new StringValue(text.get()) : call.fail(0, "what it holds is not text in UTF-8");
    }

    /** The text that the bytes are; empty where they are none. */
    public static Optional<String> decoded(byte[] bytes, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException wrong) {
            return Optional.empty();
        }
    }

    private static Value gzip(Call call) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(call.string(0).getBytes(UTF_8));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return new StringValue(base64(packed.toByteArray()));
    }

    private static Value gunzip(Call call) {
        byte[] bytes = bytes(call, 0);
        if (bytes == null) {
            return call.get(0);
        }
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            byte[] unpacked = gzip.readNBytes(MAX_UNPACKED + 1);
            return unpacked.length > MAX_UNPACKED
                    ? call.fail(0, "it unpacks to more than " + MAX_UNPACKED + " bytes")
                    : utf8(call, unpacked);
        } catch (IOException wrong) {
            return call.fail(0, "what it holds is not compressed by gzip");
        }
    }

    private static String urlencode(String text) {
        return URLEncoder.encode(text, UTF_8).replace("*", "%2A").replace("%7E", "~");
    }

    private static Value urldecode(Call call) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] given = call.string(0).getBytes(UTF_8);
        for (int i = 0; i < given.length; i++) {
            if (given[i] != '%') {
                bytes.write(given[i] == '+' ? ' ' : given[i]);
                continue;
            }
            int high = i + 2 < given.length ? Character.digit(given[i + 1], 16) : -1;
            int low = i + 2 < given.length ? Character.digit(given[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                return call.fail(0, "the text has a percent sign without two hexadecimal digits after it");
            }
            bytes.write(high << 4 | low);
            i += 2;
        }
        return utf8(call, bytes.toByteArray());
    }

    private static @Nullable Charset charset(Call call) {
        String name = call.string(1);
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            call.fail(1, Call.quoted(name) + " is not the name of a known character set");
            return null;
        }
    }

    private static Value textEncode(Call call) {
        Charset charset = charset(call);
        if (charset == null) {
            return call.get(0);
        }
        String text = call.string(0);
        return charset.canEncode() && charset.newEncoder().canEncode(text)
                ? new StringValue(base64(text.getBytes(charset)))
                : call.fail(0, "the text has characters that " + charset.name() + " has not");
    }

    private static Value textDecode(Call call) {
        Charset charset = charset(call);
        byte[] bytes = charset == null ? null : bytes(call, 0);
        if (charset == null || bytes == null) {
            return call.get(0);
        }
        Optional<String> text = decoded(bytes, charset);
        return text.isPresent()
                ? new StringValue(text.get())
                : call.fail(0, "what it holds is not text in " + charset.name());
    }
}
