package io.rackform.state.log;

import io.rackform.state.JournalEntry;
import io.rackform.state.log.LogRecord.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Lines of the log as text; see the package's page. */
final class LogLine {
    static final String FORMAT = "1";

    private static final char FIELD = '\t';
    private static final char STEP = '\u001e';

    private LogLine() {}

    /** The file has a format that this program does not know. */
    static final class UnknownFormatException extends RuntimeException {
        private final String format;

        UnknownFormatException(String format) {
            super("format " + format);
            this.format = format;
        }

        String format() {
            return format;
        }
    }

    static String write(RunLog.Begin begin) {
        return fields("begin", FORMAT, begin.lineage(), Long.toString(begin.run()), begin.info());
    }

    static String write(RunLog.End end) {
        return fields("end", end.at().toString(), end.outcome());
    }

    static String write(LogRecord record) {
        StringBuilder line = new StringBuilder(
                fields("record", Long.toString(record.serial()), record.at().toString()));
        for (Step step : record.steps()) {
            line.append(STEP).append(write(step));
        }
        return line.toString();
    }

    private static String write(Step step) {
        return switch (step) {
            case Step.Hold hold ->
                fields(
                        "hold",
                        Long.toString(hold.version()),
                        Long.toString(hold.before()),
                        hold.kind().name(),
                        hold.address(),
                        hold.deposed(),
                        hold.body());
            case Step.Drop drop ->
                fields(
                        "drop",
                        Long.toString(drop.version()),
                        Long.toString(drop.before()),
                        drop.address(),
                        drop.deposed());
            case Step.Outputs outputs -> fields("outputs", outputs.body());
            case Step.Checks checks -> fields("checks", checks.body());
            case Step.Intend intent ->
                fields("intent", Long.toString(intent.sequence()), intent.address(), intent.deposed(), intent.body());
            case Step.Settle settle -> fields("settled", Long.toString(settle.sequence()));
        };
    }

    private static String fields(String... fields) {
        for (String field : fields) {
            for (int i = 0; i < field.length(); i++) {
                char c = field.charAt(i);
                if (c == FIELD || c == STEP || c == '\n' || c == '\r') {
                    throw new IllegalArgumentException("a field of the log must not hold control characters");
                }
            }
        }
        return String.join(String.valueOf(FIELD), fields);
    }

    static RunLog.Begin readBegin(String payload) {
        String[] fields = payload.split(String.valueOf(FIELD), -1);
        if (fields.length > 1 && fields[0].equals("begin") && !fields[1].equals(FORMAT)) {
            throw new UnknownFormatException(fields[1]);
        }
        expect(fields.length == 5 && fields[0].equals("begin"));
        return new RunLog.Begin(fields[2], Long.parseLong(fields[3]), fields[4]);
    }

    static boolean isEnd(String payload) {
        return payload.startsWith("end" + FIELD);
    }

    static RunLog.End readEnd(String payload) {
        String[] fields = payload.split(String.valueOf(FIELD), -1);
        expect(fields.length == 3);
        return new RunLog.End(Instant.parse(fields[1]), fields[2]);
    }

    static LogRecord readRecord(String payload) {
        String[] parts = payload.split(String.valueOf(STEP), -1);
        String[] head = parts[0].split(String.valueOf(FIELD), -1);
        expect(head.length == 3 && head[0].equals("record"));
        List<Step> steps = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            steps.add(readStep(parts[i].split(String.valueOf(FIELD), -1)));
        }
        return new LogRecord(Long.parseLong(head[1]), Instant.parse(head[2]), steps);
    }

    private static Step readStep(String[] f) {
        return switch (f[0] + "/" + f.length) {
            case "hold/7" ->
                new Step.Hold(
                        Long.parseLong(f[1]), Long.parseLong(f[2]), JournalEntry.Kind.valueOf(f[3]), f[4], f[5], f[6]);
            case "drop/5" -> new Step.Drop(Long.parseLong(f[1]), Long.parseLong(f[2]), f[3], f[4]);
            case "outputs/2" -> new Step.Outputs(f[1]);
            case "checks/2" -> new Step.Checks(f[1]);
            case "intent/5" -> new Step.Intend(Long.parseLong(f[1]), f[2], f[3], f[4]);
            case "settled/2" -> new Step.Settle(Long.parseLong(f[1]));
            default -> // allow default: text from a file
                throw new IllegalArgumentException("a step of the log is of no known kind");
        };
    }

    private static void expect(boolean known) {
        if (!known) {
            throw new IllegalArgumentException("a line of the log is of no known kind");
        }
    }
}
