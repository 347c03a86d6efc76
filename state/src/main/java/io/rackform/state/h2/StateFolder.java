package io.rackform.state.h2;

import io.rackform.state.log.DurableFiles;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of one state, by name; see the package's page. */
record StateFolder(Path path) {
    private static final String SUFFIX = ".mv.db";
    private static final Pattern DATABASE = Pattern.compile("state\\.(\\d{1,18})\\.mv\\.db");

    StateFolder {
        path = path.toAbsolutePath().normalize();
    }

    /**
     * A finished database, which is never written again.
     *
     * @param run the last run that is in it
     */
    record Database(Path file, long run) {}

    /** The databases, newest first. */
    List<Database> databases() throws IOException {
        List<Database> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(path)) {
            files.forEach(file -> {
                Matcher name = DATABASE.matcher(file.getFileName().toString());
                if (name.matches()) {
                    found.add(new Database(file, Long.parseLong(name.group(1))));
                }
            });
        } catch (NoSuchFileException | NotDirectoryException none) {
            return List.of();
        }
        found.sort(Comparator.comparingLong(Database::run).reversed());
        return found;
    }

    /** Where a database of an older format is kept for good when the next one has another format. */
    Path kept(Database database, int format) {
        return path.resolve("state." + database.run() + ".format-" + format + SUFFIX);
    }

    Optional<Database> newest() throws IOException {
        return databases().stream().findFirst();
    }

    /** Where a database is made before it gets its name. */
    Path unfinished() {
        return path.resolve("new" + SUFFIX);
    }

    Path log() {
        return path.resolve("run.log");
    }

    /** Says how far the state has come; see {@link HighMark}. */
    Path mark() {
        return path.resolve("mark");
    }

    /** What a key is made of beside a passphrase. */
    Path salt() {
        return path.resolve("salt");
    }

    Path key() {
        return path.resolve("key");
    }

    /** A database's name as H2 wants it, without suffix. */
    static String withoutSuffix(Path database) {
        String name = database.toString();
        return name.substring(0, name.length() - SUFFIX.length());
    }

    /** What tells that the state was written since. */
    String stamp() throws IOException {
        return databases().stream().findFirst().map(Database::run).orElse(0L) + " " + attributes(log());
    }

    private static String attributes(Path file) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.size() + " " + attributes.lastModifiedTime() + " " + attributes.fileKey();
        } catch (NoSuchFileException none) {
            return "";
        }
    }

    /** Makes the folder, for its owner only: attributes tell much about a site even without the secrets. */
    void make() throws IOException {
        if (Files.isDirectory(path)) {
            return;
        }
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownerOnly = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
        Path parent = path.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.createDirectory(path, ownerOnly);
    }

    /** Gives the finished new database its name, durably, and keeps one older one beside it. */
    void publish(long run) throws IOException {
        Path database = path.resolve("state." + run + SUFFIX);
        DurableFiles.sync(unfinished());
        Files.move(unfinished(), database, StandardCopyOption.ATOMIC_MOVE);
        DurableFiles.syncFolder(database);
    }

    /** Removes the databases before the last two, and the log, which is in the newest. */
    void tidy() throws IOException {
        Files.deleteIfExists(log());
        for (Database old : databases().stream().skip(2).toList()) {
            Files.deleteIfExists(old.file());
        }
    }
}
