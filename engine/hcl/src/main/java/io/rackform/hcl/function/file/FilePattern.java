package io.rackform.hcl.function.file;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of file names: {@code *} and {@code ?} within a name, {@code **} for any folders, {@code [a-z]} and
 * {@code {a,b}}.
 *
 * @param folder what stands before the first name with a pattern in it; the rest is matched below
 * @param rest matches paths below the folder
 */
record FilePattern(String folder, Pattern rest) {
    private static final String SPECIAL = "*?[{\\";

    /** The pattern; null where a bracket or brace does not end. */
    static @Nullable FilePattern parse(String text) {
        String clean = PathFunctions.clean(text);
        int start = 0;
        for (int slash = clean.indexOf('/'); slash >= 0; slash = clean.indexOf('/', start)) {
            if (clean.substring(start, slash).chars().anyMatch(c -> SPECIAL.indexOf(c) >= 0)) {
                break;
            }
            start = slash + 1;
        }
        String folder = start == 0 ? "." : clean.substring(0, start - 1);
        try {
            return new FilePattern(folder, Pattern.compile("(?s)" + expression(clean.substring(start))));
        } catch (PatternSyntaxException open) {
            return null;
        }
    }

    /** The same pattern as a regular expression. */
    private static String expression(String pattern) {
        StringBuilder out = new StringBuilder();
        int braces = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            switch (c) {
                case '*' -> {
                    boolean whole = i == 0 || pattern.charAt(i - 1) == '/';
                    if (whole && pattern.startsWith("**/", i)) {
                        out.append("(?:[^/]+/)*");
                        i += 2;
                    } else if (whole && pattern.substring(i).equals("**")) {
                        out.append(".*");
                        i++;
                    } else {
                        out.append("[^/]*");
                    }
                }
                case '?' -> out.append("[^/]");
                case '[' -> {
                    boolean not = pattern.startsWith("^", i + 1) || pattern.startsWith("!", i + 1);
                    out.append(not ? "[^/" : "[");
                    i += not ? 1 : 0;
                    while (i + 1 < pattern.length() && pattern.charAt(i + 1) != ']') {
                        i++;
                        out.append(pattern.charAt(i) == '[' ? "\\[" : pattern.substring(i, i + 1));
                    }
                }
                case ']' -> out.append(']');
                case '{' -> {
                    braces++;
                    out.append("(?:");
                }
                case '}' -> {
                    out.append(braces > 0 ? ")" : "\\}");
                    braces = Math.max(0, braces - 1);
                }
                case ',' -> out.append(braces > 0 ? "|" : ",");
                case '\\' -> {
                    i++;
                    out.append(i < pattern.length() ? Pattern.quote(pattern.substring(i, i + 1)) : "\\");
                }
                default -> out.append(Pattern.quote(String.valueOf(c))); // allow default: any character
            }
        }
        return out.toString();
    }

    boolean matches(String path) {
        return rest.matcher(path).matches();
    }

    /** The way from a folder to a file that was found below the one that the pattern names. */
    String from(String start, String path) {
        String full = PathFunctions.clean(start + "/" + folder + "/" + path);
        String base = PathFunctions.clean(start);
        String up = "";
        while (!base.equals(".") && !full.startsWith(base + "/")) {
            int slash = base.lastIndexOf('/');
            base = slash < 0 ? "." : base.substring(0, slash);
            up += "../";
        }
        return up + (base.equals(".") ? full : full.substring(base.length() + 1));
    }
}
