package io.rackform.cli.format;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;

/** Gives a file other content in one step: who reads it meanwhile, or after a crash, finds the old or the new. */
final class FileReplacement {
    private FileReplacement() {}

    /** Replaces the file that the path leads to, through symbolic links; its permissions and owner stay. */
    static void write(Path path, byte[] content) throws IOException {
        Path file = path.toRealPath();
        if (!Files.isWritable(file)) {
            // A new file in its place would get round what its permissions say.
            throw new AccessDeniedException(file.toString());
        }
        Path temporary = Files.createTempFile(file.getParent(), ".rackform-fmt-", ".tmp");
        try {
            Files.write(temporary, content);
            copyPermissions(file, temporary);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void copyPermissions(Path from, Path to) throws IOException {
        PosixFileAttributeView old =
                Files.getFileAttributeView(from, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        PosixFileAttributeView view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (old == null || view == null) {
            return;
        }
        PosixFileAttributes wanted = old.readAttributes();
        PosixFileAttributes made = view.readAttributes();
        if (!made.owner().equals(wanted.owner())) {
            view.setOwner(wanted.owner());
        }
        if (!made.group().equals(wanted.group())) {
            view.setGroup(wanted.group());
        }
        view.setPermissions(wanted.permissions());
    }
}
