package io.rackform.netconf.subtree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One statement of YANG's syntax (RFC 7950 section 6.3): keyword, argument, statements inside. */
record YangStatement(String keyword, String argument, List<YangStatement> children) {
    YangStatement {
        children = List.copyOf(children);
    }

    /** The argument of the first child with this keyword. */
    Optional<String> child(String wanted) {
        return children.stream()
                .filter(each -> each.keyword.equals(wanted))
                .map(YangStatement::argument)
                .findFirst();
    }

    /** Nothing where the text does not follow the syntax. */
    static Optional<YangStatement> parse(String text) {
        try {
            Scanner scanner = new Scanner(text);
            return Optional.of(scanner.statement(0));
        } catch (SyntaxException e) {
            return Optional.empty();
        }
    }

    private static final class SyntaxException extends Exception {
        SyntaxException(String message) {
            super(message);
        }
    }

    /** Takes statements from a text, from front to back. */
    private static final class Scanner {
        private static final int MAX_DEPTH = 100;

        private final String text;
        private int position;

        Scanner(String text) {
            this.text = text;
        }

        YangStatement statement(int depth) throws SyntaxException {
            if (depth > MAX_DEPTH) {
                throw new SyntaxException("too deep");
            }
            String keyword = word();
            blank();
            String argument = peek() == ';' || peek() == '{' ? "" : argument();
            blank();
            List<YangStatement> children = new ArrayList<>();
            if (peek() == ';') {
                position++;
                return new YangStatement(keyword, argument, children);
            }
            expect('{');
            for (blank(); peek() != '}'; blank()) {
                children.add(statement(depth + 1));
            }
            expect('}');
            return new YangStatement(keyword, argument, children);
        }

        private String argument() throws SyntaxException {
            StringBuilder out = new StringBuilder();
            while (true) {
                char c = peek();
                if (c != '"' && c != '\'') {
                    return word();
                }
                out.append(quoted(c));
                blank();
                if (peek() != '+') {
                    return out.toString();
                }
                position++;
                blank();
            }
        }

        private String quoted(char quote) throws SyntaxException {
            StringBuilder out = new StringBuilder();
            for (position++; peek() != quote; position++) {
                if (peek() == '\\' && quote == '"') {
                    position++;
                }
                out.append(peek());
            }
            position++;
            return out.toString();
        }

        private String word() throws SyntaxException {
            blank();
            int start = position;
            while (position < text.length()
                    && !Character.isWhitespace(text.charAt(position))
                    && ";{}\"'".indexOf(text.charAt(position)) < 0) {
                position++;
            }
            if (start == position) {
                throw new SyntaxException("no word");
            }
            return text.substring(start, position);
        }

        /** Skips white space and comments (RFC 7950 section 6.1.1). */
        private void blank() throws SyntaxException {
            while (position < text.length()) {
                if (Character.isWhitespace(text.charAt(position)) || text.charAt(position) == '\uFEFF') {
                    position++;
                } else if (text.startsWith("//", position)) {
                    skipTo("\n");
                } else if (text.startsWith("/*", position)) {
                    skipTo("*/");
                } else {
                    return;
                }
            }
        }

        private void skipTo(String end) throws SyntaxException {
            int at = text.indexOf(end, position + 2);
            if (at < 0) {
                throw new SyntaxException("a comment does not end");
            }
            position = at + end.length();
        }

        private char peek() throws SyntaxException {
            if (position >= text.length()) {
                throw new SyntaxException("the text ends too early");
            }
            return text.charAt(position);
        }

        private void expect(char c) throws SyntaxException {
            if (peek() != c) {
                throw new SyntaxException("not expected");
            }
            position++;
        }
    }
}
