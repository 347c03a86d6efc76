package io.rackform.engine.config;

import io.rackform.engine.config.settings.EncryptionBlock;
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
import io.rackform.state.KeySource;
import java.util.ArrayList;
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
 * Finds the keys that an {@code encryption} block wants the state's secrets sealed with. The seal is always AES-256-GCM; what a
 * block can choose is where its key comes from. The method {@code unencrypted} is what holds without a block: a key in a file
 * beside the state, which protects from nobody who has the folder.
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

    /** The key of the method that is to be used, and then those of its fallbacks. */
    List<KeySource> decode(EncryptionBlock encryption) {
        BlockReader reader = new BlockReader("\"encryption\" block", encryption.body(), diagnostics);
        Map<String, Block> providers = named(reader.labelled("key_provider"));
        Map<String, Block> methods = named(reader.labelled("method"));
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
            return List.of(new KeySource.Own());
        }
        List<KeySource> keys = new ArrayList<>();
        chain(states.getFirst(), false, new Parts(methods, providers), keys);
        return keys;
    }

    /** The named parts that the others refer to. */
    private record Parts(Map<String, Block> methods, Map<String, Block> providers) {}

    /**
     * Adds the key of a {@code state} or {@code fallback} block and of the fallbacks in it.
     *
     * @param enforcedAround whether a block around it forbids to do without a key of the configuration's
     */
    private void chain(Block block, boolean enforcedAround, Parts parts, List<KeySource> keys) {
        BlockReader reader = new BlockReader("\"" + block.type() + "\" block", block.body(), diagnostics);
        Expression method = reader.required("method");
        boolean enforced = block.type().equals("state") ? reader.flag("enforced", false) : enforcedAround;
        List<Block> fallbacks = reader.blocks("fallback");
        reader.end();
        KeySource key = method == null ? new KeySource.Own() : key(method, parts, enforced);
        keys.add(key);
        if (fallbacks.size() > 1) {
            diagnostics.add(Diagnostic.error(
                    "Duplicate fallback block",
                    "A \"" + block.type()
                            + "\" block has one \"fallback\" block at most. For a further method, write a \"fallback\" block"
                            + " into this one.",
                    fallbacks.get(1).headerRange()));
        } else if (!fallbacks.isEmpty()) {
            chain(fallbacks.getFirst(), enforced, parts, keys);
        }
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

    private KeySource key(Expression reference, Parts parts, boolean enforced) {
        Block method = named(reference, "method", parts.methods());
        if (method == null) {
            return new KeySource.Own();
        }
        return switch (method.labels().getFirst().text()) {
            case "aes_gcm" -> provided(method, parts);
            case "unencrypted" -> {
                new BlockReader("\"method\" block", method.body(), diagnostics).end();
                if (enforced) {
                    diagnostics.add(Diagnostic.error(
                            "Unencrypted method is forbidden",
                            "The \"state\" block has \"enforced\", so that neither it nor a fallback can use the method"
                                    + " \"unencrypted\", whose key is in a file beside the state. Use another method, or remove"
                                    + " \"enforced\".",
                            reference.range()));
                }
                yield new KeySource.Own();
            }
            case String other -> {
                diagnostics.add(unsupported("The method \"" + other + "\" is not available.", method.headerRange()));
                yield new KeySource.Own();
            }
        };
    }

    private KeySource provided(Block method, Parts parts) {
        BlockReader reader = new BlockReader("\"method\" block", method.body(), diagnostics);
        Expression keys = reader.required("keys");
        reader.end();
        Block provider = keys == null ? null : named(keys, "key_provider", parts.providers());
        if (provider == null) {
            return new KeySource.Own();
        }
        return switch (provider.labels().getFirst().text()) {
            case "pbkdf2" -> derived(provider);
            case "static" -> fixed(provider);
            case String other -> {
                diagnostics.add(
                        unsupported("The key provider \"" + other + "\" is not available.", provider.headerRange()));
                yield new KeySource.Own();
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

    private KeySource derived(Block provider) {
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
        return passphrase.isEmpty() ? new KeySource.Own() : new KeySource.Derived(passphrase, iterations, function);
    }

    private KeySource fixed(Block provider) {
        BlockReader reader = new BlockReader("\"key_provider\" block", provider.body(), diagnostics);
        Expression written = reader.required("key");
        reader.end();
        String key = written == null ? "" : text(written, "The key").orElse("");
        if (written == null || key.isEmpty()) {
            return new KeySource.Own();
        }
        if (!HEX_KEY.matcher(key).matches()) {
            diagnostics.add(unsupported("The key must be 32 bytes in hexadecimal, 64 digits.", written.range()));
            return new KeySource.Own();
        }
        return new KeySource.Given(
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
