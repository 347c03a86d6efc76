package io.rackform.gitops.module;

import io.rackform.gitops.module.ArchiveLimits.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Reads zip files. Java's reader does not tell links from files, so the directory of the file is looked at for them. */
final class ZipReader {
    /** Sections 4.3.12 and 4.3.16 of PKWARE's APPNOTE. */
    private static final int ENTRY = 0x02014b50;

    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int ENTRY_BYTES = 46;
    private static final int LONGEST_COMMENT = 0xffff;

    /** The type of a file in Unix's mode, which stands in the upper half of the external attributes. */
    private static final int TYPE = 0170000;

    private static final int LINK = 0120000;
    private static final int LONGEST_TARGET = 4096;

    private ZipReader() {}

    static void read(Path file, Unpacking to) throws IOException {
        Set<String> links = links(file);
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String name = entry.getName();
                if (entry.isDirectory()) {
                    to.folder(name);
                    continue;
                }
                try (InputStream content = zip.getInputStream(entry)) {
                    if (links.contains(name)) {
                        to.link(name, new String(content.readNBytes(LONGEST_TARGET), StandardCharsets.UTF_8));
                    } else {
                        to.file(name, content);
                    }
                }
            }
        } catch (ZipException e) {
            throw new Refused("it is not a zip file, or it is damaged: " + e.getMessage());
        }
    }

    private static Set<String> links(Path file) throws IOException {
        try (RandomAccessFile zip = new RandomAccessFile(file.toFile(), "r")) {
            ByteBuffer end = part(zip, Math.max(0, zip.length() - END_BYTES - LONGEST_COMMENT), zip.length());
            int at = end.limit() - END_BYTES;
            while (at >= 0 && end.getInt(at) != END) {
                at--;
            }
            if (at < 0) {
                throw new Refused("it is not a zip file, or it is damaged");
            }
            int count = Short.toUnsignedInt(end.getShort(at + 10));
            long size = Integer.toUnsignedLong(end.getInt(at + 12));
            long start = Integer.toUnsignedLong(end.getInt(at + 16));
            if (count == 0xffff || start == 0xffffffffL || start + size > zip.length()) {
                throw new Refused("it is larger than a module can be, or it is damaged");
            }
            return links(part(zip, start, start + size), count);
        }
    }

    private static Set<String> links(ByteBuffer directory, int count) throws IOException {
        Set<String> links = new HashSet<>();
        int at = 0;
        for (int i = 0; i < count; i++) {
            if (at + ENTRY_BYTES > directory.limit() || directory.getInt(at) != ENTRY) {
                throw new Refused("it is damaged: its directory does not fit");
            }
            int name = Short.toUnsignedInt(directory.getShort(at + 28));
            int extra = Short.toUnsignedInt(directory.getShort(at + 30));
            int comment = Short.toUnsignedInt(directory.getShort(at + 32));
            int mode = directory.getInt(at + 38) >>> 16;
            if (at + ENTRY_BYTES + name > directory.limit()) {
                throw new Refused("it is damaged: its directory does not fit");
            }
            if ((mode & TYPE) == LINK) {
                byte[] bytes = new byte[name];
                directory.get(at + ENTRY_BYTES, bytes);
                links.add(new String(bytes, StandardCharsets.UTF_8));
            }
            at += ENTRY_BYTES + name + extra + comment;
        }
        return links;
    }

    private static ByteBuffer part(RandomAccessFile file, long start, long end) throws IOException {
        byte[] bytes = new byte[(int) (end - start)];
        file.seek(start);
        file.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
