package io.rackform.cli.command;

import io.rackform.cli.terminal.Style;
import io.rackform.cli.workplace.Surroundings;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Suggestion;
import io.rackform.state.StateException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Parses a command line and runs its command. Whatever goes wrong becomes a message. */
final class CommandRunner {
    private CommandRunner() {}

    static int run(CommandLine line, RootCommand root, List<String> words, Collection<String> commands) {
        line.setPosixClusteredShortOptionsAllowed(false)
                .setOverwrittenOptionsAllowed(true)
                .setExpandAtFiles(false)
                .setUsageHelpWidth(100);
        ParseResult parsed;
        try {
            parsed = line.parseArgs(words.toArray(String[]::new));
        } catch (ParameterException wrong) {
            return Work.fail(root.process(), message(wrong, commands));
        }
        CommandLine command = deepest(parsed);
        Surroundings surroundings = root.surroundings();
        if (root.wantsHelp()) {
            surroundings.terminal().print(usage(command, surroundings));
            return ExitCode.DONE;
        }
        if (!(command.getCommand() instanceof Callable<?> callable)) {
            surroundings.terminal().print(usage(command, surroundings));
            return ExitCode.FAILED;
        }
        try {
            return (Integer) callable.call();
        } catch (StateException failed) {
            return Work.fail(surroundings, failed.diagnostic());
        } catch (UncheckedIOException unreadable) {
            return Work.fail(
                    surroundings,
                    Diagnostic.error(
                            "File cannot be used",
                            "Rackform " + unreadable.getMessage()
                                    + ". Check that it is there, that you may use it, and that the disk is not full."));
        } catch (Exception | StackOverflowError | OutOfMemoryError fault) {
            return Work.fail(surroundings, CrashReport.write(fault, surroundings));
        } finally {
            surroundings.terminal().flush();
        }
    }

    private static CommandLine deepest(ParseResult parsed) {
        ParseResult at = parsed;
        while (at.hasSubcommand()) {
            at = at.subcommand();
        }
        return at.commandSpec().commandLine();
    }

    private static String usage(CommandLine command, Surroundings surroundings) {
        boolean coloured = surroundings.terminal().style() == Style.COLOURED;
        return command.getUsageMessage(coloured ? Ansi.ON : Ansi.OFF);
    }

    private static Diagnostic message(ParameterException wrong, Collection<String> commands) {
        String command = wrong.getCommandLine().getCommandSpec().qualifiedName(" ");
        String help = " \"" + command + " -help\" shows what there is.";
        return switch (wrong) {
            case UnmatchedArgumentException unmatched -> unmatched(unmatched, command, commands, help);
            case MissingParameterException missing ->
                Diagnostic.error("Argument missing", sentence(missing.getMessage()) + help);
            case ParameterException other ->
                Diagnostic.error("Invalid command line", sentence(other.getMessage()) + help);
        };
    }

    private static Diagnostic unmatched(
            UnmatchedArgumentException unmatched, String command, Collection<String> commands, String help) {
        String word = unmatched.getUnmatched().isEmpty()
                ? ""
                : unmatched.getUnmatched().getFirst();
        int equals = word.indexOf('=');
        // What stands behind the equals sign may be a secret.
        String name = equals < 0 ? word : word.substring(0, equals);
        if (word.startsWith("-")) {
            List<String> options = unmatched.getCommandLine().getCommandSpec().options().stream()
                    .flatMap(option -> List.of(option.names()).stream())
                    .collect(Collectors.toList());
            return Diagnostic.error(
                    "Unknown option",
                    "\"" + command + "\" has no option " + name + "." + Suggestion.didYouMean(name, options) + help);
        }
        if (command.equals("rackform")) {
            return Diagnostic.error(
                    "Unknown command",
                    "There is no command \"" + name + "\"." + Suggestion.didYouMean(name, commands) + help);
        }
        return Diagnostic.error(
                "Too many arguments", "\"" + command + "\" does not know what to do with \"" + name + "\"." + help);
    }

    private static String sentence(@Nullable String message) {
        String text = message == null ? "It cannot be read" : message;
        return text.endsWith(".") ? text : text + ".";
    }
}
