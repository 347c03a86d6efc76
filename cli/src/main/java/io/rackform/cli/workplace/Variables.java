package io.rackform.cli.workplace;

import io.rackform.cli.workplace.StackRequest.VariableArgument;
import io.rackform.engine.config.EarlyValues;
import io.rackform.engine.config.ModuleOrigin;
import io.rackform.engine.config.VariableBlock;
import io.rackform.engine.eval.GivenValues;
import io.rackform.engine.eval.NoNames;
import io.rackform.engine.eval.VariableInput;
import io.rackform.gitops.source.FileFault;
import io.rackform.hcl.eval.Evaluator;
import io.rackform.hcl.json.JsonSyntax;
import io.rackform.hcl.syntax.Attribute;
import io.rackform.hcl.syntax.Body;
import io.rackform.hcl.syntax.HclParser;
import io.rackform.hcl.syntax.Parsed;
import io.rackform.hcl.syntax.SourceFile;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.diagnostic.Suggestion;
import io.rackform.model.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The values for the variables of the root module. Later ones win: the environment ({@code TF_VAR_x}, then {@code RF_VAR_x}),
 * {@code terraform.tfvars}, {@code rackform.rfvars}, {@code *.auto.tfvars} and {@code *.auto.rfvars} by name, each also as JSON,
 * then the command line in its order. No message repeats a value.
 */
final class Variables {
    /** A file with values is written by hand; what is larger is not one. */
    private static final long LARGEST_FILE = 16L << 20;

    private static final List<String> AUTOMATIC =
            List.of(".auto.tfvars", ".auto.tfvars.json", ".auto.rfvars", ".auto.rfvars.json");

    private final Map<String, VariableBlock> declared;
    private final Diagnostics diagnostics;
    private final Map<String, VariableInput> values = new HashMap<>();

    private Variables(Map<String, VariableBlock> declared, Diagnostics diagnostics) {
        this.declared = declared;
        this.diagnostics = diagnostics;
    }

    static Map<String, VariableInput> gather(
            Map<String, VariableBlock> declared,
            ModuleOrigin root,
            Surroundings surroundings,
            List<VariableArgument> arguments,
            Diagnostics diagnostics) {
        Variables variables = new Variables(declared, diagnostics);
        variables.environment(surroundings.environment(), "TF_VAR_");
        variables.environment(surroundings.environment(), "RF_VAR_");
        if (root.tree().commit() != null) {
            variables.filesOfCommit(root);
        }
        variables.filesOfFolder(surroundings.folder());
        for (VariableArgument argument : arguments) {
            switch (argument) {
                case VariableArgument.Assignment(String text) -> variables.assignment(text);
                case VariableArgument.File(String path) -> variables.namedFile(surroundings.folder(), path);
            }
        }
        return variables.values;
    }

    /**
     * The same for what is evaluated before the configuration is read. What is wrong with the values is told when all are
     * gathered.
     */
    static EarlyValues early(ModuleOrigin root, Surroundings surroundings, List<VariableArgument> arguments) {
        return (variable, constraint, diagnostics) -> new GivenValues(
                        gather(Map.of(variable.name(), variable), root, surroundings, arguments, new Diagnostics()))
                .given(variable, constraint, diagnostics);
    }

    private void environment(Map<String, String> environment, String prefix) {
        declared.keySet().forEach(name -> {
            String text = environment.get(prefix + name);
            if (text != null) {
                values.put(name, new VariableInput.Text(text, "the environment variable " + prefix + name));
            }
        });
    }

    private void filesOfCommit(ModuleOrigin root) {
        inOrder(root.tree().files(root.folder()))
                .forEach(name -> root.tree()
                        .read(root.path(name))
                        .ifPresent(
                                bytes -> values(new SourceFile(name, bytes), "The file " + name + " of the commit")));
    }

    private void filesOfFolder(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
            inOrder(names).forEach(name -> file(folder.resolve(name), name));
        } catch (IOException e) {
            diagnostics.add(unreadable(folder.toString(), e));
        }
    }

    /** The names of the files that are read unasked, in the order of their weight. */
    static List<String> inOrder(List<String> names) {
        Stream<String> fixed = Stream.of(
                        "terraform.tfvars", "terraform.tfvars.json", "rackform.rfvars", "rackform.rfvars.json")
                .filter(names::contains);
        Stream<String> automatic = names.stream()
                .filter(name -> AUTOMATIC.stream().anyMatch(name::endsWith))
                .sorted();
        return Stream.concat(fixed, automatic).toList();
    }

    private void namedFile(Path folder, String path) {
        Path file = folder.resolve(path);
        if (!Files.isRegularFile(file)) {
            diagnostics.add(Diagnostic.error(
                    "Values file not found",
                    "There is no file \"" + path + "\", which -var-file names. The path is relative to the folder that"
                            + " the command works in, " + folder + "."));
            return;
        }
        file(file, path);
    }

    private void file(Path file, String name) {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                diagnostics.add(Diagnostic.error(
                        "Values file too large",
                        "The file \"" + name + "\" has more than " + (LARGEST_FILE >> 20)
                                + " MiB. That is no file with values for variables; check the name."));
                return;
            }
            values(new SourceFile(name, Files.readAllBytes(file)), "The file " + name);
        } catch (IOException e) {
            diagnostics.add(unreadable(name, e));
        }
    }

    private static Diagnostic unreadable(String name, IOException why) {
        return Diagnostic.error(
                "Values file cannot be read",
                "Reading \"" + name + "\" failed: " + FileFault.words(why)
                        + ". Without it some variables would have other values, so nothing was planned.");
    }

    private void values(SourceFile file, String what) {
        Parsed<Body> parsed = file.name().endsWith(".json") ? JsonSyntax.parseValues(file) : HclParser.parse(file);
        diagnostics.addAll(parsed.diagnostics());
        for (var block : parsed.tree().blocks()) {
            diagnostics.add(Diagnostic.error(
                    "Block in a values file",
                    what
                            + " holds a block, but only lines of the form name = value may stand in it. Blocks belong in a"
                            + " file named *.rf.hcl.",
                    block.range()));
        }
        for (Attribute attribute : parsed.tree().attributes().values()) {
            if (!declared.containsKey(attribute.name())) {
                diagnostics.add(Diagnostic.warning(
                                "Value for undeclared variable",
                                what + " sets \"" + attribute.name()
                                        + "\", but the root module declares no such variable, so the value is not used."
                                        + Suggestion.didYouMean(attribute.name(), declared.keySet())
                                        + " Declare it with a variable block, or take the line out.")
                        .at(attribute.nameRange()));
                continue;
            }
            Value value = Evaluator.evaluate(attribute.expression(), NoNames.SCOPE, diagnostics);
            values.put(
                    attribute.name(),
                    new VariableInput.Given(value, attribute.expression().range()));
        }
    }

    private void assignment(String text) {
        int equals = text.indexOf('=');
        if (equals <= 0) {
            diagnostics.add(Diagnostic.error(
                    "Invalid -var option",
                    "An option -var has no value: it is written -var \"name=value\", with the name of a variable before"
                            + " the equals sign."));
            return;
        }
        String name = text.substring(0, equals).strip();
        if (!declared.containsKey(name)) {
            diagnostics.add(undeclared(name));
            return;
        }
        values.put(name, new VariableInput.Text(text.substring(equals + 1), "the option -var \"" + name + "=...\""));
    }

    private Diagnostic undeclared(String name) {
        String similar = Suggestion.didYouMean(name, declared.keySet());
        String known = declared.isEmpty()
                ? " It declares none."
                : " It declares: "
                        + String.join(", ", declared.keySet().stream().sorted().toList()) + ".";
        return Diagnostic.error(
                "Value for undeclared variable on the command line",
                "The option -var sets \"" + name + "\", but the root module declares no such variable."
                        + (similar.isEmpty() ? known : similar));
    }
}
