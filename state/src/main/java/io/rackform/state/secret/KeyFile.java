package io.rackform.state.secret;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/** A key in base64 in a file that only its owner may read. */
record KeyFile(Path path) {
    /** Enough for a key with line ends; what is longer is no key of ours. */
    private static final int LIMIT = 256;

    byte[] read(int bytes) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString(), null, "there is no such file");
        }
        if (Files.size(path) > LIMIT) {
            throw new IOException("it is too long for a key");
        }
        byte[] key;
        try {
            key = Base64.getDecoder()
                    .decode(Files.readString(path, StandardCharsets.ISO_8859_1).strip());
        } catch (IllegalArgumentException notBase64) {
            throw new IOException("it holds no key", notBase64);
        }
        if (key.length != bytes) {
            throw new IOException("it holds a key of " + key.length + " bytes in place of " + bytes);
        }
        return key;
    }

    byte[] readOrMake(SecureRandom random, int bytes) throws IOException {
        if (!Files.exists(path)) {
            byte[] key = new byte[bytes];
            random.nextBytes(key);
            write(Base64.getEncoder().encode(key));
        }
        return read(bytes);
    }

    /** Under its own name only when it is whole and on the disk: what it seals may be stored a moment later. */
    private void write(byte[] text) throws IOException {
        Path folder = Files.createDirectories(path.toAbsolutePath().getParent());
        Path unfinished = Files.createTempFile(folder, "key", ".new", ownerOnly());
        try {
            try (FileChannel file = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                file.write(ByteBuffer.wrap(text));
                file.force(true);
            }
            publish(unfinished);
        } catch (FileAlreadyExistsException other) {
            // Somebody else's key came first: that one is used.
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private void publish(Path unfinished) throws IOException {
        try {
            // Fails where the name is taken, in one step: two processes never use two keys.
            Files.createLink(path, unfinished);
        } catch (FileAlreadyExistsException other) {
            throw other;
        } catch (UnsupportedOperationException | FileSystemException noLinks) {
            Files.move(unfinished, path);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        Set<String> views = FileSystems.getDefault().supportedFileAttributeViews();
        return views.contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
