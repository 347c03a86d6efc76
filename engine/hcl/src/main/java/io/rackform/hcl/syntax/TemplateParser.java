package io.rackform.hcl.syntax;

import io.rackform.hcl.syntax.Expression.Part;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.SourceRange;
import io.rackform.model.diagnostic.Suggestion;
import io.rackform.model.value.StringValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Parses templates: first into pieces in a row, where {@code ~} and the indentation of heredocs are resolved, then the
 * pieces into {@link Part}s, which nest as their directives do.
 */
final class TemplateParser {
    private static final Set<String> DIRECTIVES = Set.of("if", "else", "endif", "for", "endfor");

    private final TokenReader in;
    private final ExpressionParser expressions;

    TemplateParser(TokenReader in, ExpressionParser expressions) {
        this.in = in;
        this.expressions = expressions;
    }

    /** Parses a quoted string or a heredoc, its ends included. */
    Expression template() {
        boolean before = in.setLinesMatter(false);
        int errors = in.errors();
        int open = in.take();
        boolean quoted = in.tokens().kind(open) == TokenKind.OPEN_QUOTE;
        boolean indented = !quoted && in.tokens().text(open).startsWith("<<-");
        List<TemplatePiece> pieces = pieces(quoted);
        boolean whole = closed(open, quoted);
        in.setLinesMatter(before);
        if (!whole) {
            return in.failed();
        }
        return build(indented ? HeredocIndentation.remove(pieces) : pieces, in.since(open), errors);
    }

    /** Parses everything up to the end as one template. */
    Expression bare() {
        int first = in.at();
        List<TemplatePiece> pieces = pieces(false);
        return build(pieces, in.since(first), 0);
    }

    private boolean closed(int open, boolean quoted) {
        TokenKind end = in.kind();
        if (end == TokenKind.CLOSE_QUOTE || end == TokenKind.CLOSE_HEREDOC) {
            in.take();
            return true;
        }
        if (quoted) {
            in.failAt(
                    in.tokens().range(open),
                    "Unclosed string",
                    "The string that starts here is not closed before the end of its line. Close it with a double quote (\")."
                            + " For text over several lines use \"\\n\" or a heredoc (<<).");
        } else {
            String marker = in.tokens().text(open).strip();
            in.failAt(
                    in.tokens().range(open),
                    "Unclosed heredoc",
                    "The heredoc that starts here is not closed before the end of the file. Write \""
                            + marker.substring(marker.startsWith("<<-") ? 3 : 2)
                            + "\" alone in the line after its text.");
        }
        in.take();
        return false;
    }

    private List<TemplatePiece> pieces(boolean quoted) {
        List<TemplatePiece> pieces = new ArrayList<>();
        boolean trimNext = false;
        boolean newlineReported = false;
        while (true) {
            switch (in.kind()) {
                case TEXT -> {
                    pieces.add(text(quoted, trimNext));
                    trimNext = false;
                }
                case OPEN_INTERPOLATION, OPEN_DIRECTIVE -> {
                    if (in.tokens().length(in.at()) == 3) {
                        trimLast(pieces);
                    }
                    pieces.add(sequence(quoted));
                    trimNext = in.tokens().length(in.last()) == 2;
                }
                case QUOTED_NEWLINE -> {
                    if (!newlineReported) {
                        in.report(
                                in.range(),
                                "Invalid multi-line string",
                                "A quoted string may not go over several lines. Write \"\\n\" for a newline, or use a heredoc"
                                        + " (<<) for text of several lines.");
                    }
                    newlineReported = true;
                    in.take();
                }
                case BAD_ENCODING -> {
                    in.badEncoding(in.at());
                    in.take();
                }
                default -> { // allow default: all other tokens end the template
                    return pieces;
                }
            }
        }
    }

    private TemplatePiece text(boolean quoted, boolean trim) {
        SourceRange range = in.range();
        String raw = in.text();
        String text = TemplateText.unescape(raw, quoted, (start, end) -> {
            in.report(
                    in.tokens().within(in.at(), start, end),
                    "Invalid escape sequence",
                    "\"" + raw.substring(start, end)
                            + "\" is not an escape sequence. There are \\n, \\r, \\t, \\\", \\\\,"
                            + " \\uNNNN and \\UNNNNNNNN; for a backslash write \"\\\\\".");
        });
        in.take();
        return new TemplatePiece.Text(TemplateText.normalize(trim ? stripLeading(text) : text), range);
    }

    private static void trimLast(List<TemplatePiece> pieces) {
        if (!pieces.isEmpty() && pieces.getLast() instanceof TemplatePiece.Text last) {
            pieces.set(pieces.size() - 1, new TemplatePiece.Text(stripTrailing(last.text()), last.range()));
        }
    }

    private static String stripLeading(String text) {
        int start = 0;
        while (start < text.length() && HeredocIndentation.isSpace(text.charAt(start))) {
            start++;
        }
        return text.substring(start);
    }

    private static String stripTrailing(String text) {
        int end = text.length();
        while (end > 0 && HeredocIndentation.isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }

    private TemplatePiece sequence(boolean quoted) {
        int open = in.take();
        boolean interpolation = in.tokens().kind(open) == TokenKind.OPEN_INTERPOLATION;
        TemplatePiece piece;
        if (interpolation) {
            Expression expression = expressions.expression();
            piece = new TemplatePiece.Interpolation(expression, expressions.height(), in.since(open));
        } else {
            piece = directive(open);
        }
        if (!in.recovering() && !in.is(TokenKind.CLOSE_SEQUENCE)) {
            reportUnclosed(open, interpolation, quoted);
        }
        if (in.recovering()) {
            in.resumeAfter(TokenKind.CLOSE_SEQUENCE);
            // The rest of the template was cut off with the sequence: nothing more to say about its end.
            if (in.tokens().kind(in.last()) == TokenKind.MISSING_SEQUENCE_END) {
                in.setRecovering();
            }
            return new TemplatePiece.Text("", in.since(open));
        }
        in.take();
        return withRange(piece, in.since(open));
    }

    private static TemplatePiece withRange(TemplatePiece piece, SourceRange range) {
        return switch (piece) {
            case TemplatePiece.Interpolation it -> new TemplatePiece.Interpolation(it.expression(), it.height(), range);
            case TemplatePiece.If it -> new TemplatePiece.If(it.condition(), it.height(), range);
            case TemplatePiece.For it ->
                new TemplatePiece.For(it.key(), it.value(), it.collection(), it.height(), range);
            case TemplatePiece.Else ignored -> new TemplatePiece.Else(range);
            case TemplatePiece.EndIf ignored -> new TemplatePiece.EndIf(range);
            case TemplatePiece.EndFor ignored -> new TemplatePiece.EndFor(range);
            case TemplatePiece.Text it -> it;
        };
    }

    private void reportUnclosed(int open, boolean interpolation, boolean quoted) {
        String what = interpolation ? "interpolation" : "directive";
        String start = interpolation ? "${" : "%{";
        boolean end = in.kind().closes() || (quoted && in.is(TokenKind.OPEN_QUOTE));
        if (end) {
            in.failAt(
                    in.tokens().range(open),
                    "Unclosed template sequence",
                    "The %s that starts here has no closing brace: expected \"}\", but found %s. For the text \"%s\" write \"%s\"."
                            .formatted(
                                    what,
                                    in.is(TokenKind.OPEN_QUOTE) ? "a quote" : in.found(),
                                    start,
                                    start.charAt(0) + start));
        } else {
            in.fail(
                    "Extra characters in template sequence",
                    "Expected \"}\" to end the %s, but found %s. If this is text for another language, such as a shell, write"
                                    .formatted(what, in.found())
                            + " \"" + start.charAt(0) + start + "\" instead of \"" + start + "\".");
        }
    }

    private TemplatePiece directive(int open) {
        SourceRange range = in.tokens().range(open);
        if (!in.is(TokenKind.IDENTIFIER)) {
            in.fail(
                    "Invalid template directive",
                    "A directive starts with one of \"if\", \"else\", \"endif\", \"for\" and \"endfor\", but found "
                            + in.found() + ".");
            return new TemplatePiece.Else(range);
        }
        String keyword = in.text();
        return switch (keyword) {
            case "if" -> {
                in.take();
                Expression condition = expressions.expression();
                yield new TemplatePiece.If(condition, expressions.height(), range);
            }
            case "for" -> {
                CollectionParser.ForHeader header =
                        expressions.collections().forHeader("text", TokenKind.CLOSE_SEQUENCE);
                yield header == null
                        ? new TemplatePiece.Else(range)
                        : new TemplatePiece.For(
                                header.key(), header.value(), header.collection(), expressions.height(), range);
            }
            case "else" -> taken(new TemplatePiece.Else(range));
            case "endif" -> taken(new TemplatePiece.EndIf(range));
            case "endfor" -> taken(new TemplatePiece.EndFor(range));
            default -> { // allow default: any other word is a mistake
                in.fail(
                        "Invalid template directive",
                        "\"" + keyword + "\" is not a directive." + Suggestion.didYouMean(keyword, DIRECTIVES)
                                + " For the text \"%{\" write \"%%{\".");
                yield new TemplatePiece.Else(range);
            }
        };
    }

    private TemplatePiece taken(TemplatePiece piece) {
        in.take();
        return piece;
    }

    /**
     * @param errors how many had been reported before the template
     */
    private Expression build(List<TemplatePiece> pieces, SourceRange range, int errors) {
        if (pieces.size() == 1 && pieces.getFirst() instanceof TemplatePiece.Interpolation only) {
            expressions.setHeight(only.height() + 1);
            return new Expression.Template(
                    List.of(new Part.Interpolation(only.expression(), only.range())), true, range);
        }
        if (pieces.isEmpty()) {
            expressions.setHeight(1);
            return new Expression.Literal(new StringValue(""), range);
        }
        DirectiveBuilder builder = new DirectiveBuilder(in, pieces, errors < in.errors());
        List<Part> parts = builder.build();
        expressions.setHeight(builder.height() + 1);
        if (parts.size() == 1 && parts.getFirst() instanceof Part.Text text) {
            return new Expression.Literal(new StringValue(text.text()), range);
        }
        return parts.isEmpty()
                ? new Expression.Literal(new StringValue(""), range)
                : new Expression.Template(parts, false, range);
    }

    /** The text of a string in which nothing may be interpolated: a block's label. */
    Expression.Literal literal() {
        Expression written = template();
        if (written instanceof Expression.Literal literal) {
            return literal;
        }
        if (!in.recovering()) {
            in.diagnostics()
                    .add(Diagnostic.error(
                            "Invalid string literal",
                            "Template sequences are not allowed in a label. For the text itself write \"$${\" or \"%%{\".",
                            written.range()));
        }
        return new Expression.Literal(new StringValue(""), written.range());
    }
}
