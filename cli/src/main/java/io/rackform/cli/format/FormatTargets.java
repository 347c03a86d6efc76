package io.rackform.cli.format;

import io.rackform.gitops.source.FileFault;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds the files to format below what the command line names. */
final class FormatTargets {
    private static final List<String> ENDINGS =
            List.of(".rf.hcl", ".tf", ".rfvars", ".tfvars", ".tftest.hcl", ".tfmock.hcl");

    private final Path folder;
    private final boolean recursive;
    private final Diagnostics diagnostics;
    private final List<String> found = new ArrayList<>();

    /** @param folder that names are relative to */
    FormatTargets(Path folder, boolean recursive, Diagnostics diagnostics) {
        this.folder = folder;
        this.recursive = recursive;
        this.diagnostics = diagnostics;
    }

    /** The files' names, in folders sorted, as messages show them; what can't be formatted is reported. */
    List<String> files(List<String> names) {
        for (String name : names) {
            Path path = folder.resolve(name);
            if (Files.isDirectory(path)) {
                folder(path, name.isEmpty() ? Path.of("") : Path.of(name).normalize());
            } else if (!Files.exists(path)) {
                diagnostics.add(Diagnostic.error(
                        "Nothing to format there", "There is no file or folder named \"" + name + "\"."));
            } else if (isSource(name)) {
                found.add(Path.of(name).normalize().toString());
            } else {
                diagnostics.add(Diagnostic.error(
                        "File of another kind",
                        "\"" + name + "\" cannot be formatted: only files named " + String.join(", *", endings())
                                + " can. JSON files have no layout of ours."));
            }
        }
        return List.copyOf(found);
    }

    private static List<String> endings() {
        return Stream.concat(
                        Stream.of("*" + ENDINGS.getFirst()), ENDINGS.stream().skip(1))
                .toList();
    }

    /** Files of folders behind symbolic links are not looked for: such links may lead anywhere, also back. */
    private void folder(Path path, Path shown) {
        List<Path> entries;
        try (Stream<Path> all = Files.list(path)) {
            entries = all.sorted().toList();
        } catch (IOException unreadable) {
            diagnostics.add(unreadable(shown.toString(), unreadable));
            return;
        }
        for (Path entry : entries) {
            String name = entry.getFileName().toString();
            if (isIgnored(name)) {
                continue;
            }
            if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                if (recursive) {
                    folder(entry, shown.resolve(name));
                }
            } else if (isSource(name) && !Files.isDirectory(entry)) {
                found.add(shown.resolve(name).toString());
            }
        }
    }

    static Diagnostic unreadable(String name, IOException why) {
        return Diagnostic.error(
                "Source cannot be read",
                "\"" + name + "\" was not formatted, because it cannot be read: " + FileFault.words(why) + ".");
    }

    private static boolean isSource(String name) {
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    /** Hidden files and what editors leave behind. */
    private static boolean isIgnored(String name) {
        return name.startsWith(".") || name.endsWith("~") || (name.startsWith("#") && name.endsWith("#"));
    }
}
