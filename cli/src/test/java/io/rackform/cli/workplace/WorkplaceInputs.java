package io.rackform.cli.workplace;

import io.rackform.cli.terminal.Style;
import io.rackform.cli.terminal.Terminal;
import io.rackform.engine.config.Configuration;
import io.rackform.engine.config.EarlyValues;
import io.rackform.engine.config.ModuleLoader;
import io.rackform.engine.config.ModuleOrigin;
import io.rackform.engine.config.ModuleSources;
import io.rackform.engine.config.SourceTree;
import io.rackform.engine.config.VariableBlock;
import io.rackform.engine.eval.GivenValues;
import io.rackform.engine.run.Validation;
import io.rackform.hcl.eval.TypeConstraint;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.state.StateSnapshot;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets tests read a configuration or values from memory as commands read them from files. */
public final class WorkplaceInputs {
    private static final Map<String, VariableBlock> DECLARED = declared();

    private WorkplaceInputs() {}

    /** Loads a configuration and, where it has no errors, validates it. */
    public static List<Diagnostic> validate(Map<String, byte[]> files) {
        Diagnostics diagnostics = new Diagnostics();
        ModuleOrigin root = new ModuleOrigin(new Memory(files), "", "");
        Configuration configuration = ModuleLoader.load(
                root,
                source -> new ModuleSources.Found.Missing(Diagnostic.error("Missing", "Nothing is fetched here.")),
                EarlyValues.NONE,
                diagnostics);
        if (!diagnostics.hasErrors()) {
            diagnostics.addAll(Validation.validate(
                    configuration, InstalledProviders.catalog(configuration, StateSnapshot.empty(), surroundings())));
        }
        return diagnostics.list();
    }

    private static Surroundings surroundings() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(Reader.nullReader(), nowhere, nowhere, false, false, Style.PLAIN);
        return new Surroundings(
                terminal, Path.of(System.getProperty("rackform.root"), "docs"), Map.of(), Clock.systemUTC());
    }

    /** Reads a file with values for variables of all kinds of types. */
    public static List<Diagnostic> valuesFile(byte[] file) {
        return given(Map.of("terraform.tfvars", file), List.of());
    }

    /** Reads the value of an option. */
    public static List<Diagnostic> valueOption(String text) {
        return given(Map.of(), List.of(new StackRequest.VariableArgument.Assignment("nodes=" + text)));
    }

    private static List<Diagnostic> given(Map<String, byte[]> files, List<StackRequest.VariableArgument> arguments) {
        Diagnostics diagnostics = new Diagnostics();
        ModuleOrigin root = new ModuleOrigin(new Memory(files), "", "");
        GivenValues given = new GivenValues(Variables.gather(DECLARED, root, surroundings(), arguments, diagnostics));
        for (VariableBlock variable : DECLARED.values()) {
            given.given(variable, TypeConstraint.ANY, diagnostics);
        }
        return diagnostics.list();
    }

    private static Map<String, VariableBlock> declared() {
        byte[] file = """
                variable "a" {}
                variable "b" { type = string }
                variable "nodes" { type = map(object({ rack = optional(number, 1) })) }
                """.getBytes(StandardCharsets.UTF_8);
        return ModuleLoader.load(
                        new ModuleOrigin(new Memory(Map.of("main.tf", file)), "", ""),
                        source -> new ModuleSources.Found.Missing(
                                Diagnostic.error("Missing", "Nothing is fetched here.")),
                        EarlyValues.NONE,
                        new Diagnostics())
                .root()
                .variables();
    }

    /** A commit whose files are in memory. */
    private record Memory(Map<String, byte[]> content) implements SourceTree {
        @Override
        public String describe() {
            return "memory";
        }

        @Override
        public List<String> files(String folder) {
            return filesBelow(folder).stream()
                    .filter(name -> !name.contains("/"))
                    .toList();
        }

        @Override
        public List<String> filesBelow(String folder) {
            String prefix = folder.isEmpty() ? "" : folder + "/";
            return content.keySet().stream()
                    .filter(path -> path.startsWith(prefix))
                    .map(path -> path.substring(prefix.length()))
                    .sorted()
                    .toList();
        }

        @Override
        public Optional<byte[]> read(String path) {
            return Optional.ofNullable(content.get(path));
        }

        @Override
        public String absolute(String path) {
            return "/" + path;
        }

        @Override
        public @Nullable Commit commit() {
            return new Commit("0".repeat(40), "nobody", "none");
        }
    }
}
