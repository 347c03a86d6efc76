package io.rackform.cli.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/** Shows what differs between two texts in the unified format, which patch reads. */
final class UnifiedDiff {
    private UnifiedDiff() {}

    static String of(String name, byte[] before, byte[] after) {
        RawText old = new RawText(before);
        RawText replacement = new RawText(after);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DiffFormatter formatter = new DiffFormatter(out)) {
            formatter.format(new HistogramDiff().diff(RawTextComparator.DEFAULT, old, replacement), old, replacement);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return "--- old/" + name + "\n+++ new/" + name + "\n" + out.toString(StandardCharsets.UTF_8);
    }
}
