package io.rackform.cli.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much fits into the window. */
public record WindowSize(int rows, int columns) {
    /** What every terminal can show. */
    public static final WindowSize SMALLEST = new WindowSize(24, 80);

    /** Asks the terminal through {@code stty}, because Java has no call for it. */
    public static WindowSize current() {
        Path tty = Path.of("/dev/tty");
        if (!Files.isReadable(tty)) {
            return SMALLEST;
        }
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(tty.toFile())
                    .redirectErrorStream(true)
                    .start();
            String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return parse(answer);
        } catch (IOException noStty) {
            return SMALLEST;
        }
    }

    /** @param answer rows and columns with a blank between; a complaint where there is no terminal */
    static WindowSize parse(String answer) {
        if (!answer.matches("\\d{1,4} \\d{1,4}")) {
            return SMALLEST;
        }
        String[] numbers = answer.split(" ", -1);
        int rows = Integer.parseInt(numbers[0]);
        int columns = Integer.parseInt(numbers[1]);
        return rows < 2 || columns < 20 ? SMALLEST : new WindowSize(rows, columns);
    }
}
