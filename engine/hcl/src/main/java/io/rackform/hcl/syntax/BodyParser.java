package io.rackform.hcl.syntax;

import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.SourceRange;
import io.rackform.model.value.StringValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Parses files and blocks: attributes and blocks, one per line. */
final class BodyParser {
    private final TokenReader in;
    private final ExpressionParser expressions;
    /** The opening brace of the first block whose closing brace stands further left than it; -1 for none. */
    private int suspect = -1;

    BodyParser(TokenReader in) {
        this.in = in;
        this.expressions = new ExpressionParser(in);
    }

    /** What a body collects while it is read. */
    private record Items(LinkedHashMap<String, Attribute> attributes, List<Block> blocks) {
        Items() {
            this(new LinkedHashMap<>(), new ArrayList<>());
        }

        Body body(SourceRange range, SourceRange end) {
            return new Body(attributes, blocks, range, end);
        }
    }

    Body file() {
        Items items = new Items();
        while (true) {
            items(items);
            if (in.is(TokenKind.END)) {
                break;
            }
            in.fail(
                    "Unmatched closing brace",
                    "This brace closes nothing: there is no open block here. An earlier block may have been closed too"
                            + " soon.");
            in.take();
            in.resumeAfterItem();
        }
        SourceRange end = in.tokens().before(in.at());
        SourceRange.Position start = new SourceRange.Position(0, 1, 1);
        return items.body(new SourceRange(end.file(), start, end.end()), end);
    }

    /** Reads items up to a closing brace or the end of the file. */
    private void items(Items items) {
        while (true) {
            in.skipNewlines();
            if (in.is(TokenKind.CLOSE_BRACE) || in.is(TokenKind.END)) {
                return;
            }
            in.startItem();
            item(items);
            if (in.recovering()) {
                in.resumeAfterItem();
            }
        }
    }

    private void item(Items items) {
        switch (in.kind()) {
            case IDENTIFIER -> {
                switch (in.second()) {
                    case EQUAL -> attribute(items, true);
                    case OPEN_QUOTE, OPEN_BRACE, IDENTIFIER -> block(items);
                    default -> // allow default: nothing else may follow the name
                        notAnItem();
                }
            }
            case OPEN_QUOTE -> {
                in.fail(
                        "Invalid argument name",
                        "The name of an argument or the type of a block is written without quotes.");
                in.take();
            }
            default -> { // allow default: nothing else starts an item
                in.fail(
                        "Argument or block definition required",
                        "An argument (\"name = value\") or a block is required here, but found " + in.found() + ".");
                in.take();
            }
        }
    }

    private void notAnItem() {
        int name = in.take();
        String detail = switch (in.kind()) {
            case COLON -> "An argument is set with an equals sign: write \"%s = ...\".";
            case DOT, OPEN_BRACKET ->
                "The name of an argument is one word: \"%s\" can't be followed by another part. To refer to a value,"
                        + " use it in an expression after \"=\".";
            case EQUAL_EQUAL -> "An argument is set with a single equals sign: write \"%s = ...\".";
            default -> // allow default: for all else the general sentence holds
                "An argument or block definition is required here. To set an argument, write \"%s = value\".";
        };
        in.failAt(
                in.tokens().range(name),
                "Argument or block definition required",
                detail.formatted(in.tokens().text(name)));
    }

    private void attribute(Items items, boolean endsLine) {
        int first = in.take();
        in.take();
        String name = in.tokens().text(first);
        Expression expression = expressions.expression();
        SourceRange nameRange = in.tokens().range(first);
        Attribute attribute = new Attribute(name, nameRange, expression, nameRange.to(expression.range()));
        Attribute earlier = items.attributes().putIfAbsent(name, attribute);
        if (earlier != null) {
            in.diagnostics()
                    .add(Diagnostic.error(
                            "Attribute redefined",
                            "The argument \"%s\" was already set in line %d. Each argument may be set only once."
                                    .formatted(name, earlier.nameRange().start().line()),
                            nameRange));
        }
        if (endsLine && !in.recovering()) {
            endOfLine("Missing newline after argument", "argument");
        }
    }

    private void endOfLine(String summary, String what) {
        if (in.takeIf(TokenKind.NEWLINE) || in.is(TokenKind.END)) {
            return;
        }
        String hint = in.is(TokenKind.COMMA) ? ": arguments are not separated by commas" : "";
        in.fail(summary, "A new line is required after the " + what + ", but found " + in.found() + hint + ".");
    }

    private void block(Items items) {
        int first = in.take();
        List<Block.Label> labels = new ArrayList<>();
        while (in.is(TokenKind.OPEN_QUOTE) || in.is(TokenKind.IDENTIFIER)) {
            if (in.is(TokenKind.IDENTIFIER)) {
                labels.add(new Block.Label(in.text(), in.range()));
                in.take();
            } else {
                Expression.Literal label = expressions.templates().literal();
                String text = label.value() instanceof StringValue string ? string.value() : "";
                labels.add(new Block.Label(text, label.range()));
            }
            if (in.recovering()) {
                return;
            }
        }
        SourceRange header = in.since(first);
        if (!opened()) {
            return;
        }
        int open = in.take();
        Body body = in.is(TokenKind.NEWLINE) ? body(first, open) : oneLine(open);
        items.blocks()
                .add(new Block(
                        in.tokens().text(first), in.tokens().range(first), labels, body, header, in.since(first)));
        if (!in.recovering()) {
            endOfLine("Missing newline after block", "block");
        }
    }

    /** Whether the brace of the block comes next; one in the next line is taken as meant, but reported. */
    private boolean opened() {
        if (in.is(TokenKind.OPEN_BRACE)) {
            return true;
        }
        boolean lineEnds = in.is(TokenKind.NEWLINE);
        in.fail(
                "Invalid block definition",
                lineEnds
                        ? "A block needs \"{\" in the line of its header, and \"}\" after its content."
                        : "Expected a label in quotes or \"{\" after the block's header, but found " + in.found()
                                + ".");
        if (lineEnds && in.second() == TokenKind.OPEN_BRACE) {
            in.take();
            in.recovered();
            return true;
        }
        return false;
    }

    private Body body(int first, int open) {
        Items items = new Items();
        if (in.enter()) {
            items(items);
            in.leave();
            // The items within have moved the mark.
            in.setItemColumn(first);
        } else if (in.skipPastBrace()) {
            SourceRange range = in.since(open);
            return items.body(range, in.tokens().range(in.last()));
        }
        SourceRange end = in.tokens().before(in.at());
        if (in.is(TokenKind.CLOSE_BRACE)) {
            boolean ownLine = in.startsLine(first) && in.startsLine(in.at());
            if (suspect < 0
                    && ownLine
                    && in.tokens().column(in.at()) < in.tokens().column(first)) {
                suspect = open;
            }
            in.take();
        } else {
            unclosed(open);
        }
        return items.body(in.since(open), end);
    }

    /** Where braces are missing the innermost open block is reported, or one that was closed by an outer one's brace. */
    private void unclosed(int open) {
        String reason = suspect < 0
                ? "A brace is missing here or in a block within it."
                : "The next brace that could close it is less indented, and probably meant for an outer block.";
        in.failAt(
                in.tokens().range(suspect < 0 ? open : suspect),
                "Unclosed block",
                "The block that starts here is not closed before the end of the file. " + reason);
    }

    private Body oneLine(int open) {
        Items items = new Items();
        if (in.is(TokenKind.IDENTIFIER) && in.second() == TokenKind.EQUAL) {
            attribute(items, false);
        }
        SourceRange end = in.tokens().before(in.at());
        if (!in.recovering() && !in.is(TokenKind.CLOSE_BRACE)) {
            in.fail(
                    "Invalid single-argument block definition",
                    "A block in one line can hold one argument only, but found " + in.found()
                            + ". For more, put each argument in a line of its own between the braces.");
        }
        if (in.recovering()) {
            in.resumeAfter(TokenKind.CLOSE_BRACE);
        } else {
            in.take();
        }
        return items.body(in.since(open), end);
    }
}
