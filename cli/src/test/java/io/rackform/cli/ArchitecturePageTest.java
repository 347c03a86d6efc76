package io.rackform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** ARCHITECTURE.md says where things are: every path in its tables exists. */
final class ArchitecturePageTest {
    private static final Path ROOT = Path.of(System.getProperty("rackform.root", ".."));
    private static final Pattern LAST_CELL = Pattern.compile("\\|[^|]+\\|([^|]+)\\|\\s*");
    private static final Pattern PATH = Pattern.compile("`([^`]+)`");

    @Test
    void everyPlaceInTheWhereIsTableIsThere() throws IOException {
        List<String> lines = Files.readAllLines(ROOT.resolve("ARCHITECTURE.md"));
        int start = lines.indexOf("| question | place |");
        assertThat(start).as("the table \"question | place\"").isNotNegative();
        List<String> paths = new ArrayList<>();
        for (String line : lines.subList(start + 2, lines.size())) {
            Matcher cell = LAST_CELL.matcher(line);
            if (!cell.matches()) {
                break;
            }
            Matcher path = PATH.matcher(cell.group(1));
            while (path.find()) {
                paths.add(path.group(1));
            }
        }
        assertThat(paths).hasSizeGreaterThan(10);
        assertThat(paths).allSatisfy(path -> assertThat(ROOT.resolve(path)).exists());
    }
}
