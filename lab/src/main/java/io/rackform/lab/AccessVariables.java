package io.rackform.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What clients must know of a site, as a file of variables: one variable {@code devices}, an object with the address and
 * the credentials of every device by its name.
 */
final class AccessVariables {
    private AccessVariables() {}

    /**
     * In the layout that the formatter gives.
     *
     * @param access by device, then by name of the property
     */
    static String text(Map<String, Map<String, String>> access) {
        StringBuilder text = new StringBuilder("# Written by the lab at its start.\ndevices = {\n");
        access.forEach((device, properties) -> {
            text.append("  ").append(quoted(device)).append(" = {\n");
            int width =
                    properties.keySet().stream().mapToInt(String::length).max().orElse(0);
            properties.forEach((name, value) -> text.append("    ")
                    .append(name)
                    .repeat(' ', width - name.length())
                    .append(" = ")
                    .append(value.endsWith("\n") && printable(value) ? heredoc(value) : quoted(value))
                    .append('\n'));
            text.append("  }\n");
        });
        return text.append("}\n").toString();
    }

    /** Writes the file anew, readable by its owner only, whole or not at all. */
    static void write(Path file, String text) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path fresh = Files.createTempFile(
                folder,
                ".access",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean printable(String value) {
        return value.chars().allMatch(c -> c == '\n' || (c >= ' ' && c != 0x7f));
    }

    /** Lines as they are; only template marks mean something inside. The last newline belongs to the syntax. */
    private static String heredoc(String value) {
        String marker = "PEM";
        while (value.lines().map(String::strip).collect(Collectors.toSet()).contains(marker)) {
            marker += "_";
        }
        return "<<" + marker + "\n" + value.replace("${", "$${").replace("%{", "%%{") + marker;
    }

    private static String quoted(String value) {
        StringBuilder text = new StringBuilder("\"");
        value.chars().forEach(c -> {
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                // allow default: all other characters
                default -> {
                    if (c < ' ' || c == 0x7f) {
                        text.append("\\u%04x".formatted(c));
                    } else {
                        text.append((char) c);
                    }
                }
            }
        });
        return text.append('"').toString().replace("${", "$${").replace("%{", "%%{");
    }
}
