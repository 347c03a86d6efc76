package io.rackform.cli.command;

import io.rackform.cli.workplace.Surroundings;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** All commands by name. Reading a command's options takes time, so only the one that is asked for is made. */
public final class CommandTree {
    /** In the order in which the help lists them. */
    static final List<String> NAMES = List.of(
            "demo",
            "lab",
            "init",
            "fmt",
            "get",
            "modules",
            "validate",
            "plan",
            "apply",
            "destroy",
            "drift",
            "show",
            "output",
            "console",
            "providers",
            "state",
            "import",
            "reconcile",
            "graph",
            "explain",
            "metadata",
            "version");

    private CommandTree() {}

    /** A switch and no table of functions: each of these would be a class to define, at every start. */
    private static CommandLine command(String name, RootCommand root) {
        return switch (name) {
            case "demo" -> new CommandLine(new DemoCommand(root));
            case "lab" -> lab(root);
            case "init" -> new CommandLine(new InitCommand(root));
            case "fmt" -> new CommandLine(new FmtCommand(root));
            case "get" -> new CommandLine(new GetCommand(root));
            case "modules" -> new CommandLine(new ModulesCommand(root));
            case "validate" -> new CommandLine(new ValidateCommand(root));
            case "plan" -> new CommandLine(new PlanCommand(root));
            case "apply" -> new CommandLine(new ApplyCommand(root));
            case "destroy" -> new CommandLine(new DestroyCommand(root));
            case "drift" -> new CommandLine(new DriftCommand(root));
            case "show" -> new CommandLine(new ShowCommand(root));
            case "output" -> new CommandLine(new OutputCommand(root));
            case "console" -> new CommandLine(new ConsoleCommand(root));
            case "providers" -> providers(root);
            case "state" -> state(root);
            case "import" -> new CommandLine(new ImportCommand(root));
            case "reconcile" -> new CommandLine(new ReconcileCommand(root));
            case "graph" -> new CommandLine(new GraphCommand(root));
            case "explain" -> new CommandLine(new ExplainCommand(root));
            case "metadata" -> metadata(root);
            case "version" -> new CommandLine(new VersionCommand(root));
            default -> // allow default: names are texts
                throw new IllegalArgumentException(name);
        };
    }

    private static CommandLine state(RootCommand root) {
        return new CommandLine(StateCommand.group())
                .addSubcommand("list", new StateCommand.ListCommand(root))
                .addSubcommand("show", new StateCommand.ShowOneCommand(root))
                .addSubcommand("mv", new StateEditCommands.MoveCommand(root))
                .addSubcommand("rm", new StateEditCommands.RemoveCommand(root));
    }

    private static CommandLine providers(RootCommand root) {
        return new CommandLine(new ProvidersCommand(root))
                .addSubcommand("schema", new ProvidersCommand.SchemaCommand(root));
    }

    private static CommandLine metadata(RootCommand root) {
        return new CommandLine(MetadataCommand.group())
                .addSubcommand("functions", new MetadataCommand.FunctionsCommand(root));
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
        String wanted = words.stream().filter(NAMES::contains).findFirst().orElse("");
        for (String name : wanted.isEmpty() ? NAMES : List.of(wanted)) {
            line.addSubcommand(name, command(name, root));
        }
        return CommandRunner.run(line, root, words, NAMES);
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
