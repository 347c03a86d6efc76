package io.rackform.cli.terminal;

import io.rackform.gitops.source.FileFault;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The three streams of a command, and whether a person is at them. Output is buffered: what must be seen is flushed. */
public final class Terminal {
    private final BufferedReader in;
    private final @Nullable InputStream bytes;
    private final PrintStream out;
    private final PrintStream err;
    private final boolean person;
    private final boolean window;
    private volatile Style style;

    /**
     * @param person whether somebody can answer a question
     * @param window whether the output goes to a terminal, which can be drawn on
     */
    public Terminal(Reader in, PrintStream out, PrintStream err, boolean person, boolean window, Style style) {
        this(in, null, out, err, person, window, style);
    }

    private Terminal(
            Reader in,
            @Nullable InputStream bytes,
            PrintStream out,
            PrintStream err,
            boolean person,
            boolean window,
            Style style) {
        this.in = new BufferedReader(in);
        this.bytes = bytes;
        this.out = out;
        this.err = err;
        this.person = person;
        this.window = window;
        this.style = style;
    }

    /** The streams of this process. */
    public static Terminal ofProcess(Map<String, String> environment) {
        boolean dumb = "dumb".equals(environment.get("TERM"));
        boolean window = isTerminal(1) && !dumb;
        // The convention of no-color.org: set and not empty means no colours.
        boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(
                new InputStreamReader(System.in, StandardCharsets.UTF_8),
                System.in,
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                isTerminal(0),
                window,
                window && !plain ? Style.COLOURED : Style.PLAIN);
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor), 1 << 16), false, StandardCharsets.UTF_8);
    }

    /** Linux tells by the link of the descriptor, without loading a console; elsewhere Java's console knows. */
    private static boolean isTerminal(int descriptor) {
        Path link = Path.of("/proc/self/fd/" + descriptor);
        try {
            if (Files.isSymbolicLink(link)) {
                String target = Files.readSymbolicLink(link).toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
            }
        } catch (IOException unreadable) {
            return false;
        }
        return isTerminal(System.console());
    }

    /** @param console null, or not a terminal, where input or output is redirected */
    private static boolean isTerminal(@Nullable Console console) {
        return console != null && console.isTerminal();
    }

    public PrintStream out() {
        return out;
    }

    public PrintStream err() {
        return err;
    }

    public boolean hasPerson() {
        return person;
    }

    public boolean isWindow() {
        return window;
    }

    public Style style() {
        return style;
    }

    public void withoutColours() {
        style = Style.PLAIN;
    }

    /** Writes to the standard output. */
    public void print(String text) {
        out.print(text);
    }

    /** Writes to the standard error, after everything that was written to the standard output before. */
    public void printError(String text) {
        out.flush();
        err.print(text);
        err.flush();
    }

    public void flush() {
        out.flush();
        err.flush();
    }

    /** All of the standard input, as it is; for a command that asks nothing. */
    public byte[] input() {
        try {
            return bytes == null ? in.readAllAsString().getBytes(StandardCharsets.UTF_8) : bytes.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the standard input: " + FileFault.words(e), e);
        }
    }

    /** Asks and waits for a line; empty at the end of the input. */
    public Optional<String> ask(String question) {
        out.print(question);
        flush();
        try {
            return Optional.ofNullable(in.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the answer: " + FileFault.words(e), e);
        }
    }
}
