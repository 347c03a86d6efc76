package io.rackform.engine.config;

import io.rackform.engine.config.settings.EncryptionBlock;
import io.rackform.engine.config.settings.StateSettings;
import io.rackform.hcl.syntax.Block;
import io.rackform.hcl.syntax.Expression;
import io.rackform.hcl.value.Conversion;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.diagnostic.SourceRange;
import io.rackform.model.type.Type;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import io.rackform.model.value.Values;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the key that an {@code encryption} block wants the state's secrets sealed with. The seal is always AES-256-GCM; what a
 * block can choose is where its key comes from.
 */
final class EncryptionDecoder {
    private static final int KEY_BYTES = 32;
    private static final int ITERATIONS = 600_000;
    private static final int LEAST_ITERATIONS = 200_000;
    private static final int MOST_ITERATIONS = 100_000_000;
    private static final int SHORTEST_PASSPHRASE = 16;
    private static final Pattern HEX_KEY = Pattern.compile("[0-9a-fA-F]{64}");

    private final EarlyValues values;
    private final EarlyModule root;
    private final Diagnostics diagnostics;

    EncryptionDecoder(EarlyValues values, EarlyModule root, Diagnostics diagnostics) {
        this.values = values;
        this.root = root;
        this.diagnostics = diagnostics;
    }

    StateSettings.Key decode(EncryptionBlock encryption) {
        BlockReader reader = new BlockReader("\"encryption\" block", encryption.body(), diagnostics);
        Map<String, Block> providers = named(reader.blocks("key_provider"));
        Map<String, Block> methods = named(reader.blocks("method"));
        List<Block> states = reader.blocks("state");
        for (String other : List.of("plan", "remote_state_data_sources")) {
            for (Block block : reader.blocks(other)) {
                diagnostics.add(Diagnostic.warning(
                                "Encryption target ignored",
                                "A \"" + other
                                        + "\" block has no effect: secrets are sealed in the state, and it is the only"
                                        + " place where they are kept.")
                        .at(block.headerRange()));
            }
        }
        reader.end();
        if (states.isEmpty()) {
            return new StateSettings.Key.Own();
        }
        BlockReader state = new BlockReader("\"state\" block", states.getFirst().body(), diagnostics);
        Expression method = state.required("method");
        state.flag("enforced", false);
        for (Block fallback : state.blocks("fallback")) {
            diagnostics.add(unsupported(
                    "A \"fallback\" block reads secrets that were sealed another way. Here each value is sealed with one key,"
                            + " and a new key takes over when everything is applied again.",
                    fallback.headerRange()));
        }
        state.end();
        return method == null ? new StateSettings.Key.Own() : key(method, methods, providers);
    }

    private static Map<String, Block> named(List<Block> blocks) {
        Map<String, Block> named = new TreeMap<>();
        for (Block block : blocks) {
            if (block.labels().size() == 2) {
                named.put(
                        block.labels().get(0).text() + "."
                                + block.labels().get(1).text(),
                        block);
            }
        }
        return named;
    }

    private static Diagnostic unsupported(String why, SourceRange range) {
        return Diagnostic.error(
                "Unsupported encryption",
                why
                        + " Secrets are always sealed with AES-256-GCM; its key can come from a \"pbkdf2\" passphrase or a"
                        + " \"static\" key, or, without an \"encryption\" block, from a file beside the state.",
                range);
    }

    private StateSettings.Key key(Expression reference, Map<String, Block> methods, Map<String, Block> providers) {
        Block method = named(reference, "method", methods);
        if (method == null) {
            return new StateSettings.Key.Own();
        }
        if (!method.labels().getFirst().text().equals("aes_gcm")) {
            diagnostics.add(unsupported(
                    "The method \"" + method.labels().getFirst().text() + "\" is not available.",
                    method.headerRange()));
            return new StateSettings.Key.Own();
        }
        BlockReader reader = new BlockReader("\"method\" block", method.body(), diagnostics);
        Expression keys = reader.required("keys");
        reader.end();
        Block provider = keys == null ? null : named(keys, "key_provider", providers);
        if (provider == null) {
            return new StateSettings.Key.Own();
        }
        return switch (provider.labels().getFirst().text()) {
            case "pbkdf2" -> derived(provider);
            case "static" -> fixed(provider);
            case String other -> {
                diagnostics.add(
                        unsupported("The key provider \"" + other + "\" is not available.", provider.headerRange()));
                yield new StateSettings.Key.Own();
            }
        };
    }

    private @Nullable Block named(Expression reference, String kind, Map<String, Block> blocks) {
        List<String> names =
                StaticReference.of(reference).map(StaticReference::names).orElse(List.of());
        Block block = names.size() == 3 && names.getFirst().equals(kind)
                ? blocks.get(names.get(1) + "." + names.get(2))
                : null;
        if (block == null) {
            diagnostics.add(Diagnostic.error(
                    "Unknown part of the encryption",
                    "This must name a \"" + kind + "\" block of the same \"encryption\" block: " + kind + ".TYPE.NAME.",
                    reference.range()));
        }
        return block;
    }

    private StateSettings.Key derived(Block provider) {
        BlockReader reader = new BlockReader("\"key_provider\" block", provider.body(), diagnostics);
        Expression written = reader.required("passphrase");
        int iterations = number(reader, "iterations", ITERATIONS, LEAST_ITERATIONS, MOST_ITERATIONS);
        number(reader, "key_length", KEY_BYTES, KEY_BYTES, KEY_BYTES);
        number(reader, "salt_length", KEY_BYTES, 1, Integer.MAX_VALUE);
        Expression hash = reader.expression("hash_function");
        String function =
                hash == null ? "sha512" : text(hash, "The hash function").orElse("sha512");
        if (hash != null && !Set.of("sha256", "sha512").contains(function)) {
            diagnostics.add(unsupported("The hash function must be \"sha512\" or \"sha256\".", hash.range()));
        }
        reader.end();
        String passphrase =
                written == null ? "" : text(written, "The passphrase").orElse("");
        if (written != null && !passphrase.isEmpty() && passphrase.length() < SHORTEST_PASSPHRASE) {
            diagnostics.add(unsupported(
                    "The passphrase must have at least " + SHORTEST_PASSPHRASE
                            + " characters, because whoever has a copy of" + " the state can try as many as they like.",
                    written.range()));
        }
        return passphrase.isEmpty()
                ? new StateSettings.Key.Own()
                : new StateSettings.Key.Derived(passphrase, iterations, function);
    }

    private StateSettings.Key fixed(Block provider) {
        BlockReader reader = new BlockReader("\"key_provider\" block", provider.body(), diagnostics);
        Expression written = reader.required("key");
        reader.end();
        String key = written == null ? "" : text(written, "The key").orElse("");
        if (written == null || key.isEmpty()) {
            return new StateSettings.Key.Own();
        }
        if (!HEX_KEY.matcher(key).matches()) {
            diagnostics.add(unsupported("The key must be 32 bytes in hexadecimal, 64 digits.", written.range()));
            return new StateSettings.Key.Own();
        }
        return new StateSettings.Key.Given(
                Base64.getEncoder().encodeToString(HexFormat.of().parseHex(key)));
    }

    private int number(BlockReader reader, String name, int otherwise, int least, int most) {
        Expression written = reader.expression(name);
        if (written == null) {
            return otherwise;
        }
        Value value = value(written, "The argument \"" + name + "\" of the key provider")
                .flatMap(found -> converted(found, Type.NUMBER))
                .orElse(null);
        if (value instanceof NumberValue number
                && number.isInt()
                && number.value().intValueExact() >= least
                && number.value().intValueExact() <= most) {
            return number.value().intValueExact();
        }
        if (value != null) {
            diagnostics.add(unsupported(
                    "The argument \"" + name + "\" must be "
                            + (least == most ? "" + least : "a whole number from " + least + " to " + most) + ".",
                    written.range()));
        }
        return otherwise;
    }

    private Optional<String> text(Expression written, String purpose) {
        return value(written, purpose)
                .flatMap(value -> converted(value, Type.STRING))
                .map(value -> value instanceof StringValue(String text) ? text : "");
    }

    private static Optional<Value> converted(Value value, Type type) {
        return Conversion.convert(value, type) instanceof Conversion.Result.Converted(Value converted)
                        && !converted.isNull()
                ? Optional.of(converted)
                : Optional.empty();
    }

    /** The value without its marks: here a secret is what is wanted. */
    private Optional<Value> value(Expression written, String purpose) {
        return new EarlyEvaluation(values, purpose, diagnostics)
                .value(written, root)
                .map(Values::unmarkDeep);
    }
}
