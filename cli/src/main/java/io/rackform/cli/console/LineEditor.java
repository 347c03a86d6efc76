package io.rackform.cli.console;

import io.rackform.cli.console.ConsoleSession.Outcome;
import io.rackform.cli.terminal.Terminal;
import io.rackform.cli.terminal.WindowSize;
import io.rackform.cli.workplace.Surroundings;
import io.rackform.gitops.source.FileFault;
import io.rackform.hcl.syntax.TypedText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jline.reader.Candidate;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Size;
import org.jline.terminal.TerminalBuilder;

/** Feeds a session with what a person types at a terminal that can be drawn on. */
public final class LineEditor {
    private LineEditor() {}

    /** Answers until the person leaves. */
    public static boolean run(ConsoleSession session, Surroundings surroundings) {
        try (org.jline.terminal.Terminal screen = screen()) {
            LineReader reader = reader(screen, session, surroundings);
            Terminal terminal = surroundings.terminal();
            while (true) {
                Optional<String> text = read(reader);
                if (text.isEmpty() || session.answer(text.get()) == Outcome.LEFT) {
                    return true;
                }
                terminal.flush();
            }
        } catch (IOException unusable) {
            throw new UncheckedIOException("cannot use the terminal: " + FileFault.words(unusable), unusable);
        }
    }

    /**
     * Through stty: no native code is loaded, and it starts sooner than the way through foreign functions. The terminal is
     * not asked what it can do, because a slow one's answers would be taken for keys.
     */
    private static org.jline.terminal.Terminal screen() throws IOException {
        org.jline.terminal.Terminal screen = TerminalBuilder.builder()
                .name("rackform")
                .system(true)
                .provider(TerminalBuilder.PROP_PROVIDER_EXEC)
                .graphemeCluster(false)
                .dumb(true)
                .build();
        if (screen.getColumns() <= 0 || screen.getRows() <= 0) {
            screen.setSize(Size.of(WindowSize.SMALLEST.columns(), WindowSize.SMALLEST.rows()));
        }
        return screen;
    }

    private static LineReader reader(
            org.jline.terminal.Terminal screen, ConsoleSession session, Surroundings surroundings) {
        Completions completions = new Completions(session.inquiry(), session.module());
        LineReaderBuilder builder = LineReaderBuilder.builder()
                .terminal(screen)
                .appName("rackform")
                .parser(new Lines())
                .completer((reader, line, candidates) -> candidates.addAll(candidates(completions, line)))
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.HISTORY_TIMESTAMPED, false)
                .option(LineReader.Option.INSERT_TAB, false)
                .option(LineReader.Option.ERASE_LINE_ON_FINISH, false)
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, Prompts.NEXT)
                .variable(LineReader.HISTORY_SIZE, 2_000)
                .variable(LineReader.HISTORY_FILE_SIZE, 2_000);
        HistoryFile.prepare(surroundings.environment())
                .map(Path::toString)
                .ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file));
        return builder.build();
    }

    /** The next expression; empty where the person leaves. A line that is given up is like an empty one. */
    private static Optional<String> read(LineReader reader) {
        try {
            return Optional.of(reader.readLine(Prompts.FIRST));
        } catch (UserInterruptException givenUp) {
            return Optional.of("");
        } catch (EndOfFileException left) {
            return Optional.empty();
        }
    }

    private static List<Candidate> candidates(Completions completions, ParsedLine line) {
        return completions.at(line.line().substring(0, line.cursor())).stream()
                .map(suggestion -> new Candidate(
                        suggestion.text(),
                        suggestion.text(),
                        null,
                        suggestion.note().isEmpty() ? null : suggestion.note(),
                        null,
                        null,
                        false))
                .toList();
    }

    /** Tells the library whether what is typed is complete, and which word the cursor is behind. */
    private static final class Lines implements Parser {
        @Override
        public ParsedLine parse(String line, int cursor, ParseContext context) {
            if (context == ParseContext.ACCEPT_LINE && TypedText.of(line).open()) {
                throw new EOFError(-1, -1, "something is open");
            }
            return new Typed(line, cursor);
        }
    }

    /** The line with the word that the cursor is behind as its only word. */
    private record Typed(String line, int cursor) implements CompletingParsedLine {
        @Override
        public String word() {
            return line.substring(Completions.wordStart(line.substring(0, cursor)), cursor);
        }

        @Override
        public int wordCursor() {
            return word().length();
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(word());
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return wordCursor();
        }

        @Override
        public int rawWordLength() {
            return word().length();
        }
    }
}
