package io.rackform.gitops.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The user's folder for copies of what was fetched, and how it is kept from growing for ever. */
public final class CacheFolder {
    /** What nobody used for so long is removed. */
    public static final Duration FORGOTTEN = Duration.ofDays(90);

    /** Above this many bytes, what was not used lately is removed, oldest first. */
    private static final long LARGE = 4L << 30;

    /** What may be in use by a process that is running now. */
    private static final Duration RECENT = Duration.ofDays(2);

    /** Touched by whoever uses a copy: what nobody uses for long is removed some day. */
    public static final String USED = "used";

    private CacheFolder() {}

    /**
     * {@code RACKFORM_CACHE_DIR}, else {@code rackform} in the folder that the system has for caches.
     *
     * @param home of the user
     */
    public static Path of(Path home, Map<String, String> environment) {
        String own = environment.getOrDefault("RACKFORM_CACHE_DIR", "");
        if (!own.isEmpty()) {
            return Path.of(own).toAbsolutePath().normalize();
        }
        String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
        String windows = environment.getOrDefault("LOCALAPPDATA", "");
        Path caches = !xdg.isEmpty() ? Path.of(xdg) : windows.isEmpty() ? home.resolve(".cache") : Path.of(windows);
        return caches.resolve("rackform").toAbsolutePath().normalize();
    }

    /**
     * Makes the folder, for its user's eyes only: it holds copies of private repositories. Where it cannot be made, whoever writes
     * to it says what is wrong.
     */
    public static void create(Path folder) {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (!posix || Files.exists(folder)) {
            return;
        }
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            // Whoever writes to it says what is wrong.
        }
    }

    /** Says that a copy is used now; false where there is none. */
    public static boolean touch(Path copy) {
        try {
            Files.setLastModifiedTime(copy.resolve(USED), FileTime.from(Instant.now()));
            return true;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            // A cache on a disk that cannot be written is never cleaned either.
            return true;
        }
    }

    private record Copy(Path folder, Instant used, long bytes) {}

    /**
     * Removes copies that nobody used for long.
     *
     * @param copies folders that hold one copy each, with a file {@code used} whose time says when that was
     * @return how many were removed
     */
    public static int clean(List<Path> copies, Instant now) {
        return clean(copies, now, LARGE);
    }

    static int clean(List<Path> copies, Instant now, long mostBytes) {
        List<Copy> found = new ArrayList<>();
        for (Path copy : copies) {
            try {
                found.add(new Copy(
                        copy, Files.getLastModifiedTime(copy.resolve(USED)).toInstant(), size(copy)));
            } catch (IOException | UncheckedIOException e) {
                // It is being made or removed by another process.
            }
        }
        found.sort(Comparator.comparing(Copy::used));
        long bytes = found.stream().mapToLong(Copy::bytes).sum();
        int removed = 0;
        for (Copy copy : found) {
            Duration unused = Duration.between(copy.used(), now);
            boolean large = bytes > mostBytes && unused.compareTo(RECENT) > 0;
            if (large || unused.compareTo(FORGOTTEN) > 0) {
                try {
                    delete(copy.folder(), path -> true);
                    bytes -= copy.bytes();
                    removed++;
                } catch (IOException | UncheckedIOException e) {
                    // What cannot be removed now is tried again by the next run.
                }
            }
        }
        return removed;
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(CacheFolder::bytes).sum();
        }
    }

    private static long bytes(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.isRegularFile() ? attributes.size() : 0;
        } catch (IOException e) {
            // Removed meanwhile.
            return 0;
        }
    }

    /** Deletes what is in a folder and passes, deepest first. */
    public static void delete(Path folder, Predicate<Path> which) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(folder)) {
            paths = walk.filter(which).sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            boolean kept = Files.isDirectory(path) && !isEmpty(path);
            if (!kept) {
                Files.deleteIfExists(path);
            }
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        }
    }
}
