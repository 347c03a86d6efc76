package io.rackform.hcl.syntax;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Takes the indentation that all lines share from the text of a {@code <<-} heredoc. */
final class HeredocIndentation {
    private HeredocIndentation() {}

    /** The pieces without the common indentation; blank lines do not count and stay as they are. */
    static List<TemplatePiece> remove(List<TemplatePiece> pieces) {
        int common = Integer.MAX_VALUE;
        boolean startsLine = true;
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            boolean text = pieces.get(i) instanceof TemplatePiece.Text;
            String line = pieces.get(i) instanceof TemplatePiece.Text piece ? piece.text() : "";
            if (startsLine) {
                int spaces = spaces(line);
                boolean blank = text && spaces == line.length() && line.endsWith("\n");
                if (!blank) {
                    common = Math.min(common, characters(line.substring(0, spaces)));
                    if (text) {
                        starts.add(i);
                    }
                }
            }
            startsLine = line.endsWith("\n");
        }
        if (common == 0 || starts.isEmpty()) {
            return pieces;
        }
        List<TemplatePiece> shifted = new ArrayList<>(pieces);
        for (int i : starts) {
            if (pieces.get(i) instanceof TemplatePiece.Text piece) {
                int cut = length(piece.text(), common);
                shifted.set(i, new TemplatePiece.Text(piece.text().substring(cut), piece.range()));
            }
        }
        return shifted;
    }

    /** Whether a character is white space in the sense of Unicode's property, as the reference trims it. */
    static boolean isSpace(char character) {
        return switch (character) {
            case ' ', '\t', '\n', '\u000b', '\f', '\r', '\u0085', '\u00a0' -> true;
            default -> // allow default: the rest is what Unicode says
                Character.isSpaceChar(character);
        };
    }

    private static int spaces(String line) {
        int count = 0;
        while (count < line.length() && isSpace(line.charAt(count))) {
            count++;
        }
        return count;
    }

    private static int characters(String spaces) {
        return spaces.indexOf('\r') < 0 ? spaces.length() : length(spaces, -1);
    }

    /** The length of so many leading characters as a person counts them; with -1 the number of all of them. */
    private static int length(String text, int characters) {
        BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
        clusters.setText(text);
        if (characters < 0) {
            int count = 0;
            while (clusters.next() != BreakIterator.DONE) {
                count++;
            }
            return count;
        }
        int end = characters == 0 ? 0 : clusters.next(characters);
        return end == BreakIterator.DONE ? text.length() : end;
    }
}
