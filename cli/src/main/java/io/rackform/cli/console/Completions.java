package io.rackform.cli.console;

import io.rackform.engine.config.Module;
import io.rackform.engine.config.ResourceBlock;
import io.rackform.engine.run.Inquiry;
import io.rackform.hcl.function.catalog.FunctionSignature;
import io.rackform.hcl.function.catalog.Functions;
import io.rackform.hcl.function.catalog.Signatures;
import io.rackform.hcl.syntax.Expression;
import io.rackform.hcl.syntax.HclParser;
import io.rackform.hcl.syntax.Parsed;
import io.rackform.hcl.syntax.TypedText;
import io.rackform.hcl.value.QuotedText;
import io.rackform.model.address.ModuleAddress;
import io.rackform.model.address.ResourceMode;
import io.rackform.model.type.ObjectType;
import io.rackform.model.type.TupleType;
import io.rackform.model.type.Type;
import io.rackform.model.value.ListValue;
import io.rackform.model.value.MapValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.SetValue;
import io.rackform.model.value.TupleValue;
import io.rackform.model.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What could be typed next: names of the scope, attributes and keys of the value before the cursor, functions. */
final class Completions {
    private static final String NAME = "[\\p{L}_][\\p{L}\\p{N}_-]*";
    private static final Pattern WORD = Pattern.compile("(?:" + NAME + ")?$");
    /** A name, then attributes, keys in brackets and splats; keys that hold brackets themselves are not understood. */
    private static final Pattern REFERENCE =
            Pattern.compile(NAME + "(?:\\." + NAME + "|\\.\\d+|\\.\\*|\\[(?:\"[^\"]*\"|[^\\[\\]\"]*)\\])*$");

    private static final Pattern SPLAT = Pattern.compile("(?:\\[\\*\\]|\\.\\*)$");
    private static final List<String> CONSTANTS = List.of("true", "false", "null");

    private final Inquiry inquiry;
    private final ModuleAddress address;

    /**
     * Something to put at the cursor.
     *
     * @param text in place of the word that the cursor is behind
     * @param note more about it, such as the parameters of a function; may be empty
     */
    record Suggestion(String text, String note) {}

    Completions(Inquiry inquiry, ModuleAddress address) {
        this.inquiry = inquiry;
        this.address = address;
    }

    /** Where the word starts that the cursor is behind. */
    static int wordStart(String before) {
        Matcher word = WORD.matcher(before);
        return word.find() ? word.start() : before.length();
    }

    /** @param before what is typed up to the cursor, all lines of it */
    List<Suggestion> at(String before) {
        int start = wordStart(before);
        String word = before.substring(start);
        String left = before.substring(0, start);
        Stream<Suggestion> all;
        if (left.endsWith("[\"")) {
            all = keys(left.substring(0, left.length() - 2)).map(key -> new Suggestion(closed(key), ""));
        } else if (TypedText.of(before).inText()) {
            all = Stream.of();
        } else if (left.endsWith(".")) {
            all = afterDot(left.substring(0, left.length() - 1));
        } else if (left.endsWith("[")) {
            all = keys(left.substring(0, left.length() - 1)).map(key -> new Suggestion(QuotedText.of(key) + "]", ""));
        } else {
            all = names();
        }
        return all.filter(suggestion -> suggestion.text().startsWith(word)).toList();
    }

    /** A key with the quote and the bracket that end it. */
    private static String closed(String key) {
        return QuotedText.of(key).substring(1) + "]";
    }

    private Stream<Suggestion> names() {
        Module module = inquiry.module(address);
        List<Suggestion> names = new ArrayList<>();
        Stream.of("var.", "local.", "path.", "rackform.", "terraform.").forEach(name -> names.add(plain(name)));
        if (module != null) {
            if (!module.calls().isEmpty()) {
                names.add(plain("module."));
            }
            types(module, ResourceMode.MANAGED).forEach(type -> names.add(plain(type + ".")));
            if (!types(module, ResourceMode.DATA).isEmpty()) {
                names.add(plain("data."));
            }
        }
        CONSTANTS.forEach(name -> names.add(plain(name)));
        Functions.names().forEach(name -> names.add(new Suggestion(name + "(", signature(name))));
        names.add(new Suggestion("type(", "type(expression), of the console only"));
        return names.stream();
    }

    private static Suggestion plain(String name) {
        return new Suggestion(name, "");
    }

    /** How a function is called: {@code substr(str: string, offset: number, length: number) -> string}. */
    static String signature(String name) {
        FunctionSignature signature = Signatures.of(name);
        return signature == null ? "" : signature.text();
    }

    private static Set<String> types(Module module, ResourceMode mode) {
        Set<String> types = new TreeSet<>();
        for (ResourceBlock block : module.resources().values()) {
            if (block.mode() == mode) {
                types.add(block.type());
            }
        }
        return types;
    }

    private static Stream<String> resources(Module module, ResourceMode mode, String type) {
        return module.resources().values().stream()
                .filter(block -> block.mode() == mode && block.type().equals(type))
                .map(ResourceBlock::name);
    }

    private Stream<Suggestion> afterDot(String left) {
        Matcher reference = REFERENCE.matcher(left);
        Module module = inquiry.module(address);
        if (!reference.find() || module == null) {
            return Stream.of();
        }
        String source = reference.group();
        List<String> steps = List.of(source.split("\\.", -1));
        Stream<String> names = switch (steps.getFirst()) {
            case "var" -> steps.size() == 1 ? module.variables().keySet().stream() : attributes(source);
            case "local" -> steps.size() == 1 ? module.locals().keySet().stream() : attributes(source);
            case "module" -> steps.size() == 1 ? module.calls().keySet().stream() : attributes(source);
            case "path" -> Stream.of("module", "root", "cwd");
            case "rackform", "terraform" -> Stream.of("workspace", "applying");
            case "data" ->
                switch (steps.size()) {
                    case 1 -> types(module, ResourceMode.DATA).stream();
                    case 2 -> resources(module, ResourceMode.DATA, steps.get(1));
                    default -> attributes(source); // allow default: any number
                };
            default -> // allow default: any name
                steps.size() == 1 ? resources(module, ResourceMode.MANAGED, steps.getFirst()) : attributes(source);
        };
        return names.map(Completions::plain);
    }

    /** The names of what the value has, or of what its elements have behind a splat. */
    private Stream<String> attributes(String source) {
        boolean splat = SPLAT.matcher(source).find();
        Value value = value(source);
        if (value == null) {
            return Stream.of();
        }
        Collection<String> names = splat ? names(elementOf(value)) : names(value);
        return names.stream().filter(name -> name.matches(NAME));
    }

    private Stream<String> keys(String left) {
        Matcher reference = REFERENCE.matcher(left);
        Value value = reference.find() ? value(reference.group()) : null;
        return value == null ? Stream.of() : names(value).stream();
    }

    private @Nullable Value value(String source) {
        Parsed<Expression> parsed = HclParser.parseExpression("", source);
        return parsed.hasErrors() ? null : inquiry.value(parsed.tree(), address).orElse(null);
    }

    private static Value elementOf(Value value) {
        List<Value> elements = switch (value) {
            case ListValue list -> list.elements();
            case TupleValue tuple -> tuple.elements();
            case SetValue set -> set.elements();
            case Value other -> List.of(other);
        };
        return elements.isEmpty() ? value : elements.getFirst();
    }

    /** Of a marked value nothing is told, and of one that is not known what its type tells. */
    private static Collection<String> names(Value value) {
        return switch (value) {
            case ObjectValue object -> object.attributes().keySet();
            case MapValue map -> map.elements().keySet();
            case Value other when other.marks().isEmpty() -> names(other.type());
            case Value ignored -> List.of();
        };
    }

    private static Collection<String> names(Type type) {
        return switch (type) {
            case ObjectType object -> object.attributes().keySet();
            case TupleType tuple
            when !tuple.elements().isEmpty() -> names(tuple.elements().getFirst());
            case Type ignored -> List.of();
        };
    }
}
