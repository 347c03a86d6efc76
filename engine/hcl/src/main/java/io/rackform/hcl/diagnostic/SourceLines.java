package io.rackform.hcl.diagnostic;

import io.rackform.hcl.json.JsonOutline;
import io.rackform.hcl.json.JsonSyntax;
import io.rackform.hcl.syntax.Block;
import io.rackform.hcl.syntax.Body;
import io.rackform.hcl.syntax.HclParser;
import io.rackform.hcl.syntax.SourceFile;
import io.rackform.model.diagnostic.SourceRange;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The lines of a source file, and what a place in it is in. */
final class SourceLines {
    private static final int LONGEST_HEADER = 100;

    private final SourceFile file;
    private @Nullable Body body;
    private @Nullable JsonOutline outline;

    SourceLines(SourceFile file) {
        this.file = file;
    }

    /**
     * What is around the place: in the native syntax the header of the outermost block, {@code resource "a" "b"}; in JSON the
     * names on the way to it, {@code resource.a.b}.
     */
    Optional<String> around(int offset) {
        Optional<String> around = isNativeSyntax(file.name())
                ? blockHeader(offset)
                : JsonSyntax.isJson(file.name()) ? outline().at(offset) : Optional.empty();
        return around.map(text -> SafeText.line(text.strip(), LONGEST_HEADER));
    }

    private JsonOutline outline() {
        JsonOutline made = outline;
        if (made == null) {
            made = JsonOutline.of(file);
            outline = made;
        }
        return made;
    }

    private Optional<String> blockHeader(int offset) {
        Body parsed = body;
        if (parsed == null) {
            parsed = HclParser.parse(file).tree();
            body = parsed;
        }
        for (Block block : parsed.blocks()) {
            if (contains(block.range(), offset)) {
                return Optional.of(text(
                        block.headerRange().start().offset(),
                        block.headerRange().end().offset()));
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
