package io.rackform.state.h2;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far the database had come when it was last published. A lost file, or one whose end is cut off and which opens as an older
 * version of itself without a word, would make an older state, and an older state would mean to create things twice: this is how that
 * is found out.
 *
 * @param run the last run
 * @param serial the state's serial
 */
record HighMark(long run, long serial) {
    private static final Pattern FORM = Pattern.compile("run (\\d{1,18}) serial (\\d{1,18})\\s*");
    private static final int LIMIT_BYTES = 100;

    static HighMark of(Contents contents) {
        return new HighMark(contents.lastRun(), contents.serial());
    }

    boolean isBehind(HighMark other) {
        return run < other.run || serial < other.serial;
    }

    /** Empty where there is none, or none that can be read: then nothing is known. */
    static Optional<HighMark> read(StateFolder folder) throws IOException {
        Path file = folder.mark();
        if (!Files.exists(file) || Files.size(file) > LIMIT_BYTES) {
            return Optional.empty();
        }
        Matcher text = FORM.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
        return text.matches()
                ? Optional.of(new HighMark(Long.parseLong(text.group(1)), Long.parseLong(text.group(2))))
                : Optional.empty();
    }

    void write(StateFolder folder) throws IOException {
        Path unfinished = folder.mark().resolveSibling("mark.new");
        Files.writeString(unfinished, "run " + run + " serial " + serial + "\n", StandardCharsets.ISO_8859_1);
        Files.move(unfinished, folder.mark(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public String toString() {
        return "run " + run + " and serial " + serial;
    }
}
