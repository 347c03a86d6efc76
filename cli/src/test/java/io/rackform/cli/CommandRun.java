package io.rackform.cli;

import io.rackform.cli.command.CommandTree;
import io.rackform.cli.terminal.Style;
import io.rackform.cli.terminal.Terminal;
import io.rackform.cli.workplace.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs commands in this process, in a folder of the test's, and keeps what they wrote. */
public final class CommandRun {
    private final Path folder;
    private final Map<String, String> environment;
    private final String input;
    private final boolean person;

    /** What a command left behind. */
    public record Result(int code, String out, String err) {
        /** The messages without the line breaks that the width asks for. */
        public String words() {
            return err.replaceAll("\\s+", " ");
        }

        public String all() {
            return out + err;
        }
    }

    private CommandRun(Path folder, Map<String, String> environment, String input, boolean person) {
        this.folder = folder;
        this.environment = environment;
        this.input = input;
        this.person = person;
    }

    public static CommandRun in(Path folder) {
        return new CommandRun(folder, Map.of("USER", "tester"), "", false);
    }

    public CommandRun with(Map<String, String> variables) {
        return new CommandRun(folder, variables, input, person);
    }

    public CommandRun answering(String answer) {
        return new CommandRun(folder, environment, answer, true);
    }

    /** With an input that comes from a pipe. */
    public CommandRun piped(String text) {
        return new CommandRun(folder, environment, text, false);
    }

    public CommandRun file(String name, String content) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** A terminal that nobody looks at. */
    public static Terminal silent() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Terminal(new StringReader(""), nowhere, nowhere, false, false, Style.PLAIN);
    }

    public Result run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new StringReader(input),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                person,
                false,
                Style.PLAIN);
        // The home folder of whoever runs the tests is none of their business.
        Map<String, String> all = new HashMap<>(environment);
        all.putIfAbsent("HOME", folder.resolve(".rackform").resolve("home").toString());
        int code = CommandTree.run(new Surroundings(terminal, folder, all, Clock.systemUTC()), List.of(arguments));
        terminal.flush();
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
