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
 * How far the database had come when a run last closed it. A database whose end is cut off opens as an older version of itself
 * without a word, and an older state would mean to create things twice: this is how that is found out.
 *
 * @param serial the state's serial
 * @param intents the number of the last intent
 */
record HighMark(long serial, long intents) {
    private static final Pattern FORM = Pattern.compile("serial (\\d{1,18}) intents (\\d{1,18})\\s*");
    private static final int LIMIT_BYTES = 100;

    static HighMark of(Contents contents) {
        return new HighMark(contents.serial(), contents.nextIntent() - 1);
    }

    boolean isBehind(HighMark other) {
        return serial < other.serial || intents < other.intents;
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
        Path unfinished = folder.mark().resolveSibling("journal.mark.new");
        Files.writeString(unfinished, "serial " + serial + " intents " + intents + "\n", StandardCharsets.ISO_8859_1);
        Files.move(unfinished, folder.mark(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
