package io.rackform.gitops.module;

import io.rackform.engine.config.ModuleOrigin;
import io.rackform.hcl.syntax.Attribute;
import io.rackform.hcl.syntax.Block;
import io.rackform.hcl.syntax.Body;
import io.rackform.hcl.syntax.Expression;
import io.rackform.hcl.syntax.HclParser;
import io.rackform.hcl.syntax.Parsed;
import io.rackform.hcl.syntax.SourceFile;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.diagnostic.SourceRange;
import io.rackform.model.value.StringValue;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which commit and which content each module's source stands for.
 *
 * @param modules by label
 * @param others blocks of other types, as they are in the file: whoever wrote them wants them back
 */
public record LockFile(SortedMap<String, LockedModule> modules, List<String> others) {
    public static final String NAME = ".rackform.lock.hcl";
    public static final LockFile EMPTY = new LockFile(new TreeMap<>(), List.of());

    private static final String HEADER = """
            # Written by "rackform init". It says which commit and which content each module's source stands for, so that everybody
            # gets the same. Commit it together with the configuration. "rackform init -upgrade" brings it up to date.
            """;
    private static final Set<String> KNOWN = Set.of("url", "commit", "hash");

    public LockFile {
        modules = Collections.unmodifiableSortedMap(new TreeMap<>(modules));
        others = List.copyOf(others);
    }

    /** Reads the file beside a root module; empty where there is none. What is wrong with it goes to the diagnostics. */
    public static Optional<LockFile> read(ModuleOrigin root, Diagnostics diagnostics) {
        try {
            return root.tree().read(root.path(NAME)).map(bytes -> parse(bytes, diagnostics));
        } catch (UncheckedIOException fault) {
            diagnostics.add(unreadable("it " + fault.getMessage()));
            return Optional.empty();
        }
    }

    private static Diagnostic unreadable(String why) {
        return Diagnostic.error(
                "Lock file cannot be read",
                "The file " + NAME + " is not what \"rackform init\" wrote: " + why
                        + ". If two branches were merged, take"
                        + " one side's file and run \"rackform init\"; it adds what is missing.");
    }

    static LockFile parse(byte[] bytes, Diagnostics diagnostics) {
        Parsed<Body> parsed = HclParser.parse(new SourceFile(NAME, bytes));
        if (parsed.hasErrors()) {
            Diagnostic first = parsed.diagnostics().getFirst();
            diagnostics.add(unreadable(first.summary() + " at " + first.subject()));
            return EMPTY;
        }
        SortedMap<String, LockedModule> modules = new TreeMap<>();
        List<String> others = new ArrayList<>();
        for (Block block : parsed.tree().blocks()) {
            if (block.type().equals("module") && block.labels().size() == 1) {
                module(block, diagnostics).ifPresent(module -> modules.put(module.label(), module));
            } else {
                others.add(text(bytes, block.range()));
            }
        }
        return new LockFile(modules, others);
    }

    private static String text(byte[] bytes, SourceRange range) {
        int start = range.start().offset();
        return new String(bytes, start, range.end().offset() - start, StandardCharsets.UTF_8);
    }

    private static Optional<LockedModule> module(Block block, Diagnostics diagnostics) {
        String label = block.labels().getFirst().text();
        String commit = word(block.body(), "commit");
        String hash = word(block.body(), "hash");
        boolean known = KNOWN.containsAll(block.body().attributes().keySet())
                && block.body().blocks().isEmpty();
        boolean valid = hash.matches("h1:[A-Za-z0-9+/]{43}=") && (commit.isEmpty() || commit.matches("[0-9a-f]{40}"));
        if (known && valid) {
            return Optional.of(new LockedModule(label, word(block.body(), "url"), commit, hash));
        }
        diagnostics.add(Diagnostic.error(
                "Invalid entry of the lock file",
                "The entry of \"" + label + "\" in " + NAME
                        + (known
                                ? " needs a hash that starts with \"h1:\" and, for a repository, a commit of 40 digits"
                                : " has arguments that this version of Rackform does not know")
                        + ". The file is not edited by hand: remove the entry and run \"rackform init\", which writes it anew.",
                block.headerRange()));
        return Optional.empty();
    }

    private static String word(Body body, String name) {
        Attribute attribute = body.attribute(name);
        return attribute != null
                        && attribute.expression() instanceof Expression.Literal literal
                        && literal.value() instanceof StringValue(String value)
                ? value
                : "";
    }

    /** The file's content: the same for the same entries. */
    public String text() {
        StringBuilder text = new StringBuilder(HEADER);
        for (LockedModule module : modules.values()) {
            text.append("\nmodule ").append(quoted(module.label())).append(" {\n");
            boolean git = !module.commit().isEmpty();
            text.append(git ? "  url    = " : "  url  = ")
                    .append(quoted(module.url()))
                    .append('\n');
            if (git) {
                text.append("  commit = ").append(quoted(module.commit())).append('\n');
            }
            text.append(git ? "  hash   = " : "  hash = ")
                    .append(quoted(module.hash()))
                    .append("\n}\n");
        }
        others.forEach(other -> text.append('\n').append(other).append('\n'));
        return text.toString();
    }

    private static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("${", "$${")
                        .replace("%{", "%%{")
                + '"';
    }
}
