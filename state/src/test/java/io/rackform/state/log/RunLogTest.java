package io.rackform.state.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rackform.state.JournalEntry;
import io.rackform.state.log.LogRecord.Step;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLogTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final RunLog.Begin BEGIN = new RunLog.Begin("lineage", 7, "{\"who\":\"änna\"}");
    private static final LogRecord FIRST = new LogRecord(
            1,
            NOON,
            List.of(
                    new Step.Hold(1, 0, JournalEntry.Kind.ADDED, "a.b[\"x y\"]", "", "{\"k\":\"v\\tw\"}"),
                    new Step.Drop(2, 1, "a.c", "0badcafe"),
                    new Step.Outputs("{}"),
                    new Step.Intend(3, "a.d", "", "{}"),
                    new Step.Settle(3)));
    private static final LogRecord SECOND = new LogRecord(2, NOON, List.of(new Step.Settle(4)));
    private static final RunLog.End END = new RunLog.End(NOON, "\"done\"");

    @TempDir
    Path folder;

    private Path file;

    /** The first line and the first record synced together, then the second record and the end. */
    @BeforeEach
    void write() throws Exception {
        file = folder.resolve("run.log");
        try (LogWriter writer = LogWriter.create(file, BEGIN)) {
            writer.append(FIRST);
            writer.sync();
            writer.append(SECOND);
            writer.append(END);
            writer.sync();
        }
    }

    private RunLog read() throws Exception {
        LogReader.Result result = LogReader.read(file);
        assertThat(result).isInstanceOf(LogReader.Result.Read.class);
        return ((LogReader.Result.Read) result).log();
    }

    private void change(int line, String from, String to) throws Exception {
        List<String> lines = Files.readAllLines(file);
        lines.set(line, lines.get(line).replace(from, to));
        Files.write(file, lines);
    }

    @Test
    void readsWhatWasWritten() throws Exception {
        assertThat(read()).isEqualTo(new RunLog(BEGIN, List.of(FIRST, SECOND), END));
        assertThat(folder.toFile().list()).containsExactly("run.log");
        assertThat(LogReader.read(folder.resolve("none"))).isEqualTo(new LogReader.Result.None());
    }

    @Test
    void aLogCutOffAnywhereKeepsItsWholeLines() throws Exception {
        byte[] whole = Files.readAllBytes(file);
        int firstLine = new String(whole, StandardCharsets.ISO_8859_1).indexOf('\n');
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            if (length < firstLine) {
                assertThat(LogReader.read(file)).isInstanceOf(LogReader.Result.Damaged.class);
                continue;
            }
            RunLog log = read();
            assertThat(log.records())
                    .isEqualTo(List.of(FIRST, SECOND).subList(0, log.records().size()));
            boolean allButTheLastLineEnd = length == whole.length - 1;
            assertThat(log.end()).isEqualTo(allButTheLastLineEnd ? END : null);
        }
    }

    @Test
    void aTornLineThatNobodyWasToldOfEndsTheLog() throws Exception {
        change(2, "settled", "sett1ed");
        assertThat(read()).isEqualTo(new RunLog(BEGIN, List.of(FIRST), null));
    }

    @Test
    void aBrokenLineThatWasOnTheDiskIsDamage() throws Exception {
        change(1, "ADDED", "addED");
        assertThat(LogReader.read(file))
                .isInstanceOfSatisfying(
                        LogReader.Result.Damaged.class,
                        damaged -> assertThat(damaged.words()).contains("line 2"));
    }

    @Test
    void aMissingLineThatWasOnTheDiskIsDamage() throws Exception {
        List<String> lines = Files.readAllLines(file);
        lines.remove(1);
        Files.write(file, lines);
        assertThat(LogReader.read(file)).isInstanceOf(LogReader.Result.Damaged.class);
    }

    @Test
    void aNewerFormatIsSaid() throws Exception {
        String rest = "0 0 begin\t2\tsomething\tnew";
        String checksum = LogWriter.checksum(rest.getBytes(StandardCharsets.UTF_8));
        Files.writeString(file, checksum + " " + rest + "\n");
        assertThat(LogReader.read(file)).isEqualTo(new LogReader.Result.UnknownFormat("2"));
    }

    @Test
    void fieldsCannotForgeLines() throws Exception {
        try (LogWriter writer = LogWriter.create(folder.resolve("other"), BEGIN)) {
            for (String trap : new String[] {"a\nb", "a\tb", "a\u001eb", "a\rb"}) {
                assertThatThrownBy(() -> writer.append(new LogRecord(1, NOON, List.of(new Step.Drop(1, 0, trap, "")))))
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
    }
}
