package io.rackform.hcl.syntax;

import io.rackform.hcl.syntax.Expression.Part;
import io.rackform.model.diagnostic.SourceRange;
import java.util.ArrayList;
import java.util.List;

/** Puts the pieces of a template together: text next to text, and directives with what is between their halves. */
final class DirectiveBuilder {
    private static final String UNEXPECTED = "Unexpected template directive";

    private final TokenReader in;
    private final List<TemplatePiece> pieces;
    private int at;
    private int height;
    private boolean reported;

    /**
     * @param broken whether a piece could not be read and was reported: then nothing is said of halves that do not match
     */
    DirectiveBuilder(TokenReader in, List<TemplatePiece> pieces, boolean broken) {
        this.in = in;
        this.pieces = pieces;
        this.reported = broken;
    }

    /** Reports the first fault only: where one half is wrong the others do not match it. */
    private void report(SourceRange range, String summary, String detail) {
        if (!reported) {
            in.report(range, summary, detail);
            reported = true;
        }
    }

    /** The levels of nodes in the parts. */
    int height() {
        return height;
    }

    List<Part> build() {
        List<Part> parts = new ArrayList<>();
        while (at < pieces.size()) {
            parts.addAll(parts());
            if (at < pieces.size()) {
                TemplatePiece stray = pieces.get(at++);
                report(
                        stray.range(),
                        UNEXPECTED,
                        "There is no open directive here that this could belong to: an \"else\" or \"endif\" follows an"
                                + " \"if\", an \"endfor\" a \"for\".");
            }
        }
        return parts;
    }

    /** The parts up to an else, endif or endfor of an outer directive. */
    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        int tallest = 0;
        while (at < pieces.size()) {
            switch (pieces.get(at)) {
                case TemplatePiece.Text text -> addText(parts);
                case TemplatePiece.Interpolation it -> {
                    at++;
                    tallest = Math.max(tallest, it.height());
                    parts.add(new Part.Interpolation(it.expression(), it.range()));
                }
                case TemplatePiece.If it -> {
                    parts.add(conditional(it));
                    tallest = Math.max(tallest, height);
                }
                case TemplatePiece.For it -> {
                    parts.add(loop(it));
                    tallest = Math.max(tallest, height);
                }
                case TemplatePiece.Else ignored -> {
                    return ended(parts, tallest);
                }
                case TemplatePiece.EndIf ignored -> {
                    return ended(parts, tallest);
                }
                case TemplatePiece.EndFor ignored -> {
                    return ended(parts, tallest);
                }
            }
        }
        return ended(parts, tallest);
    }

    private List<Part> ended(List<Part> parts, int tallest) {
        height = tallest + 1;
        return parts;
    }

    /** Adds all text up to the next other piece as one part. */
    private void addText(List<Part> parts) {
        StringBuilder text = new StringBuilder();
        SourceRange range = pieces.get(at).range();
        int first = at;
        while (at < pieces.size() && pieces.get(at) instanceof TemplatePiece.Text piece) {
            text.append(piece.text());
            range = range.to(piece.range());
            at++;
        }
        boolean single = at == first + 1 && pieces.get(first) instanceof TemplatePiece.Text;
        if (single || !text.isEmpty()) {
            String joined = single && pieces.get(first) instanceof TemplatePiece.Text piece
                    ? piece.text()
                    : TemplateText.normalize(text.toString());
            if (!joined.isEmpty()) {
                parts.add(new Part.Text(joined, range));
            }
        }
    }

    private Part conditional(TemplatePiece.If start) {
        at++;
        List<Part> then = nested();
        int tallest = Math.max(start.height(), height);
        List<Part> otherwise = List.of();
        if (at < pieces.size() && pieces.get(at) instanceof TemplatePiece.Else) {
            at++;
            otherwise = nested();
            tallest = Math.max(tallest, height);
        }
        SourceRange range = end(start.range(), "if", "endif", pieces -> pieces instanceof TemplatePiece.EndIf);
        height = tallest + 1;
        return new Part.If(start.condition(), then, otherwise, range);
    }

    private Part loop(TemplatePiece.For start) {
        at++;
        List<Part> body = nested();
        int tallest = Math.max(start.height(), height);
        SourceRange range = end(start.range(), "for", "endfor", pieces -> pieces instanceof TemplatePiece.EndFor);
        height = tallest + 1;
        return new Part.For(start.key(), start.value(), start.collection(), body, range);
    }

    private List<Part> nested() {
        if (!in.enter()) {
            at = pieces.size();
            return List.of();
        }
        List<Part> parts = parts();
        in.leave();
        return parts;
    }

    private SourceRange end(
            SourceRange start, String opener, String closer, java.util.function.Predicate<TemplatePiece> ends) {
        if (at < pieces.size() && ends.test(pieces.get(at))) {
            return start.to(pieces.get(at++).range());
        }
        if (at < pieces.size()) {
            TemplatePiece wrong = pieces.get(at++);
            report(
                    wrong.range(),
                    UNEXPECTED,
                    "Expected \"%{ " + closer + " }\" for the \"" + opener + "\" in line "
                            + start.start().line() + ", but found this.");
            return start.to(wrong.range());
        }
        report(
                start,
                "Unclosed template directive",
                "The \"" + opener + "\" that starts here has no \"%{ " + closer
                        + " }\" before the end of the template.");
        return start;
    }
}
