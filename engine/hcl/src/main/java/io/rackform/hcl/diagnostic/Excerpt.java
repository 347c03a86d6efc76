package io.rackform.hcl.diagnostic;

import io.rackform.hcl.syntax.SourceFile;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.SourceRange;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The lines of source that a diagnostic is about, for a machine to show. Passwords of URLs are stars.
 *
 * @param around what the subject is in: {@code resource "a" "b"}; null where it is in nothing, as the header of a block is
 * @param code whole lines, with newlines between them
 * @param line of the first of them, from 1
 * @param from where the subject starts in the code, in bytes of UTF-8
 * @param to where it ends, exclusive; an empty subject is one byte long, where the code goes on
 */
public record Excerpt(@Nullable String around, String code, int line, int from, int to) {
    /** Takes excerpts from files, each read once. For one thread. */
    public static final class Source {
        private final Function<String, Optional<SourceFile>> sources;
        private final Map<String, Optional<SourceLines>> read = new HashMap<>();

        /** @param sources gives the files that ranges name; empty where the text is not at hand */
        public Source(Function<String, Optional<SourceFile>> sources) {
            this.sources = sources;
        }

        /** Empty where the diagnostic has no place, or the file's text is not at hand. */
        public Optional<Excerpt> of(Diagnostic diagnostic) {
            SourceRange subject = diagnostic.subject();
            SourceRange context = diagnostic.context();
            return subject == null
                    ? Optional.empty()
                    : lines(subject.file()).map(lines -> cut(lines, subject, context == null ? subject : context));
        }

        private Optional<SourceLines> lines(String file) {
            return read.computeIfAbsent(file, name -> sources.apply(name).map(SourceLines::new));
        }
    }

    private static Excerpt cut(SourceLines source, SourceRange subject, SourceRange shown) {
        int from = subject.start().offset();
        int to = Math.max(from + 1, subject.end().offset());
        int start = source.lineStart(Math.min(from, shown.start().offset()));
        int end = source.lineEnd(Math.max(to, shown.end().offset()));
        String before = withNewlines(source.text(start, from));
        String marked = withNewlines(source.text(from, Math.min(to, end)));
        String code = before + marked + withNewlines(source.text(Math.min(to, end), end));
        if (code.endsWith("\r") || code.endsWith("\n")) {
            code = code.substring(0, code.length() - 1);
        }
        int line = subject.start().line()
                - (int) before.chars().filter(each -> each == '\n').count();
        int length = bytes(code);
        int first = Math.min(bytes(before), length);
        return new Excerpt(
                source.around(from - 1).orElse(null),
                UrlLogin.starred(code),
                line,
                first,
                Math.min(first + bytes(marked), length));
    }

    private static String withNewlines(String text) {
        return text.replace("\r\n", "\n");
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
