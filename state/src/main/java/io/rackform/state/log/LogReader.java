package io.rackform.state.log;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the log of a run, which may be going on or may have been cut off by a crash. */
public final class LogReader {
    private final List<LogRecord> records = new ArrayList<>();
    private RunLog.@Nullable Begin begin;
    private RunLog.@Nullable End end;
    private long next;
    private boolean broken;

    private LogReader() {}

    /** What reading gave. */
    public sealed interface Result {
        /** There is no log: every run is in the database. */
        record None() implements Result {}

        /** The log up to its last whole line. */
        record Read(RunLog log) implements Result {}

        /** Lines are missing that were acknowledged. */
        record Damaged(String words) implements Result {}

        /** Written by a newer program. */
        record UnknownFormat(String format) implements Result {}
    }

    public static Result read(Path path) throws IOException {
        LogReader reader = new LogReader();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                reader.line(line);
            }
        } catch (NoSuchFileException none) {
            return new Result.None();
        } catch (LogLine.UnknownFormatException newer) {
            return new Result.UnknownFormat(newer.format());
        } catch (IllegalArgumentException | DateTimeException wrong) {
            return new Result.Damaged("line " + (reader.next + 1) + ": " + wrong.getMessage());
        }
        RunLog.Begin begin = reader.begin;
        return begin == null
                ? new Result.Damaged("it has no first line")
                : new Result.Read(new RunLog(begin, reader.records, reader.end));
    }

    private void line(String line) {
        int afterChecksum = line.indexOf(' ');
        int afterNumber = line.indexOf(' ', afterChecksum + 1);
        int afterSynced = line.indexOf(' ', afterNumber + 1);
        if (afterChecksum != 8
                || afterNumber < 0
                || afterSynced < 0
                || !LogWriter.checksum(line.substring(9).getBytes(StandardCharsets.UTF_8))
                        .equals(line.substring(0, 8))) {
            broken = true;
            return;
        }
        long number = Long.parseLong(line, afterChecksum + 1, afterNumber, 10);
        long synced = Long.parseLong(line, afterNumber + 1, afterSynced, 10);
        if (synced > next) {
            throw new IllegalArgumentException("it is broken, but was on the disk before line " + (number + 1));
        }
        // Behind a broken line come only lines that were never acknowledged.
        if (!broken && number == next) {
            accept(line.substring(afterSynced + 1));
            next++;
        } else {
            broken = true;
        }
    }

    private void accept(String payload) {
        if (next == 0) {
            begin = LogLine.readBegin(payload);
        } else if (LogLine.isEnd(payload)) {
            end = LogLine.readEnd(payload);
        } else {
            records.add(LogLine.readRecord(payload));
        }
    }
}
