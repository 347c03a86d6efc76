package io.rackform.state.h2;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** The files of one state, by name; see the package's page. */
record StateFolder(Path path) {
    private static final String SUFFIX = ".mv.db";

    StateFolder {
        path = path.toAbsolutePath().normalize();
    }

    Path database() {
        return path.resolve("journal" + SUFFIX);
    }

    Path previous() {
        return path.resolve("journal.previous" + SUFFIX);
    }

    /** Where a database is made before it gets its name. */
    Path unfinished() {
        return path.resolve("journal.new" + SUFFIX);
    }

    /** Says how far the database has come; see {@link HighMark}. */
    Path mark() {
        return path.resolve("journal.mark");
    }

    Path key() {
        return path.resolve("key");
    }

    /** A database's name as H2 wants it, without suffix. */
    static String withoutSuffix(Path database) {
        String name = database.toString();
        return name.substring(0, name.length() - SUFFIX.length());
    }

    /** What tells that the database was written since; empty where there is none. */
    String stamp() throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(database(), BasicFileAttributes.class);
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

    /**
     * Copies the database for readers. Only while this process has it closed: closing any handle of a file gives up the
     * locks that the process has on it.
     */
    void keepPrevious() throws IOException {
        Path copy = path.resolve("journal.copy");
        Files.copy(database(), copy, StandardCopyOption.REPLACE_EXISTING);
        sync(copy);
        Files.move(copy, previous(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Gives the finished new database its name, durably. */
    void publish() throws IOException {
        sync(unfinished());
        Files.move(unfinished(), database(), StandardCopyOption.ATOMIC_MOVE);
        try {
            sync(path);
        } catch (IOException notHere) {
            // Some systems cannot open a folder; there the name is as durable as the system makes it.
        }
    }

    private static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
