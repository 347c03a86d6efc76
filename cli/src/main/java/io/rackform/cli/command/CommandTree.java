package io.rackform.cli.command;

import io.rackform.cli.workplace.Surroundings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;

/** All commands by name. Reading a command's options takes time, so only the one that is asked for is made. */
public final class CommandTree {
    private static final Map<String, Function<RootCommand, CommandLine>> COMMANDS = commands();

    private CommandTree() {}

    private static Map<String, Function<RootCommand, CommandLine>> commands() {
        Map<String, Function<RootCommand, CommandLine>> all = new LinkedHashMap<>();
        all.put("demo", root -> new CommandLine(new DemoCommand(root)));
        all.put("lab", CommandTree::lab);
        all.put("init", root -> new CommandLine(new InitCommand(root)));
        all.put("fmt", root -> new CommandLine(new FmtCommand(root)));
        all.put("get", root -> new CommandLine(new GetCommand(root)));
        all.put("modules", root -> new CommandLine(new ModulesCommand(root)));
        all.put("validate", root -> new CommandLine(new ValidateCommand(root)));
        all.put("plan", root -> new CommandLine(new PlanCommand(root)));
        all.put("apply", root -> new CommandLine(new ApplyCommand(root)));
        all.put("destroy", root -> new CommandLine(new DestroyCommand(root)));
        all.put("drift", root -> new CommandLine(new DriftCommand(root)));
        all.put("show", root -> new CommandLine(new ShowCommand(root)));
        all.put("output", root -> new CommandLine(new OutputCommand(root)));
        all.put("state", CommandTree::state);
        all.put("reconcile", root -> new CommandLine(new ReconcileCommand(root)));
        all.put("graph", root -> new CommandLine(new GraphCommand(root)));
        all.put("explain", root -> new CommandLine(new ExplainCommand(root)));
        all.put("version", root -> new CommandLine(new VersionCommand(root)));
        return all;
    }

    private static CommandLine state(RootCommand root) {
        return new CommandLine(StateCommand.group())
                .addSubcommand("list", new StateCommand.ListCommand(root))
                .addSubcommand("show", new StateCommand.ShowOneCommand(root));
    }

    private static CommandLine lab(RootCommand root) {
        return new CommandLine(LabCommand.group()).addSubcommand("up", new LabCommand.UpCommand(root));
    }

    /** Runs what the arguments say; the exit code. */
    public static int run(Surroundings surroundings, List<String> arguments) {
        RootCommand root = new RootCommand(surroundings);
        CommandLine line = new CommandLine(root);
        List<String> words = withHelp(arguments).stream()
                .map(word -> alias(word, arguments))
                .map(CommandTree::singleDash)
                .toList();
        String wanted = words.stream().filter(COMMANDS::containsKey).findFirst().orElse("");
        COMMANDS.forEach((name, command) -> {
            if (wanted.isEmpty() || name.equals(wanted)) {
                line.addSubcommand(name, command.apply(root));
            }
        });
        return CommandRunner.run(line, root, words, COMMANDS.keySet());
    }

    /** {@code rackform help plan} is {@code rackform plan -help}. */
    private static List<String> withHelp(List<String> arguments) {
        if (arguments.isEmpty() || !arguments.getFirst().equals("help")) {
            return arguments;
        }
        List<String> words = new ArrayList<>(arguments.subList(1, arguments.size()));
        words.add("-help");
        return words;
    }

    /** Long options are declared with one dash, as in Terraform; two do as well. */
    private static String singleDash(String word) {
        return word.startsWith("--") && word.length() > 2 ? word.substring(1) : word;
    }

    /** {@code rackform -version} is what people try first. */
    private static String alias(String word, List<String> arguments) {
        boolean version = word.equals("-version") || word.equals("--version") || word.equals("-v");
        return version && arguments.size() == 1 ? "version" : word;
    }
}
