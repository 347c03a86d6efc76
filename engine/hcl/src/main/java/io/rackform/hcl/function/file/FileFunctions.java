package io.rackform.hcl.function.file;

import static io.rackform.hcl.function.Parameter.string;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.rackform.hcl.function.Call;
import io.rackform.hcl.function.Function;
import io.rackform.hcl.function.encoding.EncodingFunctions;
import io.rackform.hcl.function.encoding.HashFunctions;
import io.rackform.model.type.Type;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.SetValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import java.text.Normalizer;
import java.util.Optional;

/** Files of the configuration's own source tree. */
public final class FileFunctions {
    private FileFunctions() {}

    public static Function make(String name) {
        return switch (name) {
            case "file" -> of(name, FileFunctions::text);
            case "filebase64" -> of(name, (call, bytes) -> new StringValue(EncodingFunctions.base64(bytes)));
            case "filebase64sha256" ->
                of(name, (call, bytes) -> new StringValue(HashFunctions.base64("SHA-256", bytes)));
            case "filebase64sha512" ->
                of(name, (call, bytes) -> new StringValue(HashFunctions.base64("SHA-512", bytes)));
            case "filemd5" -> of(name, (call, bytes) -> new StringValue(HashFunctions.hex("MD5", bytes)));
            case "filesha1" -> of(name, (call, bytes) -> new StringValue(HashFunctions.hex("SHA-1", bytes)));
            case "filesha256" -> of(name, (call, bytes) -> new StringValue(HashFunctions.hex("SHA-256", bytes)));
            case "filesha512" -> of(name, (call, bytes) -> new StringValue(HashFunctions.hex("SHA-512", bytes)));
            case "fileexists" -> Function.of(name, Type.BOOL, FileFunctions::exists, string("path"));
            case "fileset" ->
                Function.of(name, Type.set(Type.STRING), FileFunctions::fileset, string("path"), string("pattern"));
            default -> throw new IllegalArgumentException(name); // allow default: any name
        };
    }

    @FunctionalInterface
    private interface Content {
        Value answer(Call call, byte[] bytes);
    }

    private static Function of(String name, Content content) {
        return Function.of(name, Type.STRING, call -> read(call, content), string("path"));
    }

    private static Value read(Call call, Content content) {
        Optional<byte[]> bytes = call.context().file(call.string(0));
        return bytes.isPresent() ? content.answer(call, bytes.get()) : missing(call);
    }

    private static Value exists(Call call) {
        String path = call.string(0);
        if (call.context().file(path).isPresent()) {
            return BoolValue.TRUE;
        }
        return call.context().files(path).isEmpty()
                ? BoolValue.FALSE
                : call.fail(0, Call.quoted(path) + " is a folder, not a file; fileset finds the files in it");
    }

    private static Value missing(Call call) {
        return call.fail(
                0,
                "there is no file " + Call.quoted(call.string(0))
                        + ". Only files that come with the configuration can be read; what a resource makes is there too"
                        + " late, so refer to an attribute of that resource instead");
    }

    private static Value text(Call call, byte[] bytes) {
        Optional<String> text = EncodingFunctions.decoded(bytes, UTF_8);
        return text.isPresent()
                ? new StringValue(Normalizer.normalize(text.get(), Normalizer.Form.NFC))
                : call.fail(
                        0,
                        "the file " + Call.quoted(call.string(0))
                                + " is not text in UTF-8; filebase64 gives its bytes in Base64");
    }

    /** The text of the file that the first argument names; where there is none, a fault and empty text. */
    public static String template(Call call) {
        return Call.stringOf(read(call, FileFunctions::text));
    }

    private static Value fileset(Call call) {
        FilePattern pattern = FilePattern.parse(call.string(1));
        if (pattern == null) {
            return call.fail(
                    1, "the pattern " + Call.quoted(call.string(1)) + " has a bracket or brace that does not end");
        }
        String start = call.string(0).isEmpty() ? "." : call.string(0);
        return SetValue.of(
                Type.STRING,
                call.context().files(PathFunctions.clean(start + "/" + pattern.folder())).stream()
                        .filter(pattern::matches)
                        .map(path -> pattern.from(start, path))
                        .map(StringValue::new)
                        .toList());
    }
}
