package io.rackform.hcl.diagnostic;

import io.rackform.hcl.syntax.Block;
import io.rackform.hcl.syntax.Body;
import io.rackform.hcl.syntax.HclParser;
import io.rackform.hcl.syntax.SourceFile;
import io.rackform.model.diagnostic.SourceRange;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The lines of a source file, and the block that a place is in. */
final class SourceLines {
    private static final int LONGEST_HEADER = 100;

    private final SourceFile file;
    private @Nullable Body body;

    SourceLines(SourceFile file) {
        this.file = file;
    }

    /** The header of the outermost block around the place: {@code resource "a" "b"}. */
    Optional<String> blockHeader(int offset) {
        if (!isNativeSyntax(file.name())) {
            return Optional.empty();
        }
        Body parsed = body;
        if (parsed == null) {
            parsed = HclParser.parse(file).tree();
            body = parsed;
        }
        for (Block block : parsed.blocks()) {
            if (contains(block.range(), offset)) {
                String header = text(
                        block.headerRange().start().offset(),
                        block.headerRange().end().offset());
                return Optional.of(SafeText.line(header.strip(), LONGEST_HEADER));
            }
        }
        return Optional.empty();
    }

    private static boolean contains(SourceRange range, int offset) {
        return offset >= range.start().offset() && offset < range.end().offset();
    }

    private static boolean isNativeSyntax(String name) {
        return name.endsWith(".hcl") || name.endsWith(".tf");
    }

    /** The text between two bytes; places beyond the file are its end. */
    String text(int start, int end) {
        int from = Math.clamp(start, 0, file.bytes().length);
        int to = Math.clamp(end, from, file.bytes().length);
        return new String(file.bytes(), from, to - from, StandardCharsets.UTF_8);
    }

    /** The first byte of the line that holds the place. */
    int lineStart(int offset) {
        int at = Math.clamp(offset, 0, file.bytes().length);
        while (at > 0 && file.bytes()[at - 1] != '\n') {
            at--;
        }
        return at;
    }

    /** The newline that ends the line that holds the place, or the end of the file. */
    int lineEnd(int offset) {
        int at = Math.clamp(offset, 0, file.bytes().length);
        while (at < file.bytes().length && file.bytes()[at] != '\n') {
            at++;
        }
        return at;
    }

    int length() {
        return file.bytes().length;
    }
}
