package io.rackform.cli.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes inputs of texts by damaging and mixing them, always the same ones for a seed. */
final class Damage {
    private static final int LARGEST = 40_000;
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_]+");
    private static final List<byte[]> PIECES = List.of(
                    "{",
                    "}",
                    "[",
                    "]",
                    "(",
                    ")",
                    "\"",
                    "${",
                    "%{",
                    "~}",
                    "<<E\n",
                    "<<-E\n",
                    "E\n",
                    "\n",
                    "\r\n",
                    "\r",
                    "\\",
                    "/*",
                    "*/",
                    "#",
                    "//",
                    "=",
                    "=>",
                    "...",
                    "[*]",
                    ".*",
                    ".",
                    "for ",
                    "if ",
                    " in ",
                    "%{ if x }",
                    "%{ else }",
                    "%{ endif }",
                    "%{ for a in b }",
                    "%{ endfor }",
                    "1e9",
                    "1e999999",
                    "-1",
                    "99999999999999999999999999999999",
                    "0.1",
                    "::",
                    "\u0301",
                    "é",
                    "\u0000",
                    "\u001b[31m",
                    "\ufeff",
                    "\u2028",
                    "a = 1\n",
                    "b \"c\" {\n",
                    "? ",
                    ": ",
                    ", ",
                    "$${",
                    "😀",
                    "null",
                    "true",
                    "\"\"",
                    "[]",
                    "{}",
                    "each.key",
                    "count.index",
                    "var.x",
                    "local.a",
                    "module.m",
                    "self",
                    "path.module",
                    "terraform_data.a",
                    "count = 1\n",
                    "for_each = [1]\n",
                    "provider = x\n",
                    "lifecycle {\n",
                    "dynamic \"a\" {\n",
                    "resource \"a\" \"b\" {\n",
                    "source = \"./m\"\n",
                    "sensitive(",
                    "any",
                    "object({",
                    "optional(",
                    "range(",
                    "format(\"%9d\", ",
                    "\\u00",
                    "\\ud83d",
                    "\"${",
                    "}\"")
            .stream()
            .map(Seeds::bytes)
            .toList();

    private final List<byte[]> seeds;
    private final List<byte[]> words;
    private final Random random;

    Damage(List<byte[]> seeds, long seed) {
        this.seeds = seeds;
        this.words = seeds.stream()
                .flatMap(Damage::words)
                .distinct()
                .map(Seeds::bytes)
                .toList();
        this.random = new Random(seed);
    }

    private static Stream<String> words(byte[] seed) {
        return WORD.matcher(new String(seed, StandardCharsets.UTF_8)).results().map(MatchResult::group);
    }

    /** The next input: one half is likely to be read to its end, because whole words and lines were exchanged. */
    byte[] next() {
        byte[] input = any(seeds);
        boolean gently = random.nextBoolean();
        for (int times = random.nextInt(gently ? 3 : 6); times >= 0; times--) {
            byte[] damaged = gently ? (random.nextInt(3) == 0 ? line(input) : word(input)) : damage(input);
            input = damaged.length > LARGEST ? input : damaged;
        }
        return input;
    }

    private byte[] word(byte[] input) {
        int at = random.nextInt(input.length + 1);
        while (at < input.length && !isWord(input[at])) {
            at++;
        }
        int start = at;
        while (start > 0 && isWord(input[start - 1])) {
            start--;
        }
        while (at < input.length && isWord(input[at])) {
            at++;
        }
        return words.isEmpty() ? input : join(input, start, any(words), at);
    }

    private static boolean isWord(byte value) {
        return value == '_' || Character.isLetterOrDigit(value);
    }

    /** Takes a line out, doubles it, or puts one of another text before it. */
    private byte[] line(byte[] input) {
        int start = random.nextInt(input.length + 1);
        while (start > 0 && input[start - 1] != '\n') {
            start--;
        }
        int end = lineEnd(input, start);
        return switch (random.nextInt(4)) {
            case 0 -> join(input, start, new byte[0], end);
            case 1 -> join(input, start, Arrays.copyOfRange(input, start, end), start);
            default -> {
                byte[] other = any(seeds);
                int from = random.nextInt(other.length + 1);
                while (from > 0 && other[from - 1] != '\n') {
                    from--;
                }
                yield join(input, start, Arrays.copyOfRange(other, from, lineEnd(other, from)), start);
            }
        };
    }

    private static int lineEnd(byte[] text, int from) {
        int end = from;
        while (end < text.length) {
            if (text[end++] == '\n') {
                break;
            }
        }
        return end;
    }

    private byte[] damage(byte[] input) {
        int at = random.nextInt(input.length + 1);
        int end = Math.min(input.length, at + random.nextInt(20));
        return switch (random.nextInt(10)) {
            case 0 -> join(input, at, new byte[] {(byte) random.nextInt(256)}, at);
            case 1 -> join(input, at, new byte[0], end);
            case 2 -> join(input, at, Arrays.copyOfRange(input, at, end), at);
            case 3 -> random.nextInt(4) == 0 ? Arrays.copyOf(input, at) : input;
            case 4 -> join(input, at, repeated(any(PIECES)), at);
            case 5, 6 -> {
                byte[] other = any(seeds);
                int from = random.nextInt(other.length + 1);
                int to = Math.min(other.length, from + random.nextInt(60));
                yield join(input, at, Arrays.copyOfRange(other, from, to), at);
            }
            default -> join(input, at, any(PIECES), random.nextBoolean() ? at : end);
        };
    }

    /** Mostly a few times, seldom very often. */
    private byte[] repeated(byte[] piece) {
        int times = random.nextInt(50) == 0 ? random.nextInt(LARGEST / piece.length / 2 + 1) : random.nextInt(6);
        byte[] all = new byte[piece.length * times];
        for (int i = 0; i < all.length; i++) {
            all[i] = piece[i % piece.length];
        }
        return all;
    }

    private static byte[] join(byte[] input, int head, byte[] middle, int tail) {
        byte[] joined = Arrays.copyOf(input, head + middle.length + input.length - tail);
        System.arraycopy(middle, 0, joined, head, middle.length);
        System.arraycopy(input, tail, joined, head + middle.length, input.length - tail);
        return joined;
    }

    private byte[] any(List<byte[]> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
