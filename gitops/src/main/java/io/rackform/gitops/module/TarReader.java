package io.rackform.gitops.module;

import io.rackform.gitops.module.ArchiveLimits.Refused;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Reads tar files: POSIX ustar and pax (IEEE Std 1003.1, pax, "ustar Interchange Format"), and GNU's long names. */
final class TarReader {
    private static final int BLOCK = 512;

    /** Bytes of a header's extension; names are shorter. */
    private static final int LONGEST_EXTENSION = 1 << 20;

    private final InputStream in;
    private final Unpacking to;

    /** What extensions say of the next entry: path, linkpath and size. */
    private final Map<String, String> next = new HashMap<>();

    private TarReader(InputStream in, Unpacking to) {
        this.in = in;
        this.to = to;
    }

    static void read(Path file, boolean compressed, Unpacking to) throws IOException {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
                InputStream plain = compressed ? new GZIPInputStream(raw, 1 << 16) : raw) {
            new TarReader(plain, to).read();
        }
    }

    private void read() throws IOException {
        byte[] header = block();
        if (isEnd(header)) {
            throw new Refused("there is no file in it");
        }
        while (!isEnd(header)) {
            entry(header);
            header = block();
        }
    }

    private byte[] block() throws IOException {
        byte[] block = in.readNBytes(BLOCK);
        // Some writers leave the two empty blocks at the end out.
        if (block.length != 0 && block.length != BLOCK) {
            throw new EOFException("it ends in the middle");
        }
        return block;
    }

    private static boolean isEnd(byte[] header) {
        for (byte value : header) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    private void entry(byte[] header) throws IOException {
        checkSum(header);
        long size = next.containsKey("size") ? decimal(String.valueOf(next.get("size"))) : number(header, 124, 12);
        char type = (char) (header[156] & 0xff);
        switch (type) {
            case 'x' -> pax(size);
            case 'L' -> next.put("path", extension(size).replaceFirst("\0+$", ""));
            case 'K' -> next.put("linkpath", extension(size).replaceFirst("\0+$", ""));
            case 'g' -> skip(size);
            default -> { // allow default: a byte from a file
                String name = next.getOrDefault("path", name(header));
                String target = next.getOrDefault("linkpath", text(header, 157, 100));
                next.clear();
                member(type, name, target, size);
            }
        }
    }

    private void member(char type, String name, String target, long size) throws IOException {
        switch (type) {
            case '0', '\0', '7' -> {
                if (name.endsWith("/")) {
                    to.folder(name);
                    skip(size);
                } else {
                    Bounded content = new Bounded(in, size);
                    to.file(name, content);
                    content.end();
                    skipPadding(size);
                }
            }
            case '1' -> {
                to.sameAs(name, target);
                skip(size);
            }
            case '2' -> {
                to.link(name, target);
                skip(size);
            }
            case '5' -> {
                to.folder(name);
                skip(size);
            }
            default -> // allow default: a byte from a file
                throw new Refused("\"" + name + "\" is neither a file nor a folder nor a link");
        }
    }

    private static void checkSum(byte[] header) throws IOException {
        long sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xff;
        }
        if (sum != number(header, 148, 8)) {
            throw new Refused("it is not a tar file, or it is damaged");
        }
    }

    private static String name(byte[] header) {
        String name = text(header, 0, 100);
        boolean posix = text(header, 257, 6).startsWith("ustar") && header[262] == 0;
        String prefix = posix ? text(header, 345, 155) : "";
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private static String text(byte[] header, int start, int length) {
        int end = start;
        while (end < start + length && header[end] != 0) {
            end++;
        }
        return new String(header, start, end - start, StandardCharsets.UTF_8);
    }

    /** Octal digits, or GNU's binary form where the first bit is set. */
    private static long number(byte[] header, int start, int length) throws IOException {
        if ((header[start] & 0x80) != 0) {
            long value = header[start] & 0x7f;
            for (int i = start + 1; i < start + length; i++) {
                if (value >> 54 != 0) {
                    throw new Refused("it is damaged: a size is out of range");
                }
                value = value << 8 | (header[i] & 0xff);
            }
            return value;
        }
        String digits = text(header, start, length).strip();
        if (!digits.matches("[0-7]{0,20}")) {
            throw new Refused("it is not a tar file, or it is damaged");
        }
        return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
    }

    private static long decimal(String digits) throws IOException {
        if (!digits.matches("\\d{1,18}")) {
            throw new Refused("it is damaged: a size is no number");
        }
        return Long.parseLong(digits);
    }

    private String extension(long size) throws IOException {
        if (size > LONGEST_EXTENSION) {
            throw new Refused("it is damaged: a name is too long");
        }
        byte[] bytes = in.readNBytes((int) size);
        if (bytes.length != size) {
            throw new EOFException("it ends in the middle");
        }
        skipPadding(size);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Records of {@code LENGTH KEY=VALUE\n}, where the length is of the whole record in bytes. */
    private void pax(long size) throws IOException {
        byte[] records = extension(size).getBytes(StandardCharsets.UTF_8);
        int at = 0;
        while (at < records.length) {
            int blank = at;
            while (blank < records.length && records[blank] != ' ') {
                blank++;
            }
            long length = decimal(new String(records, at, blank - at, StandardCharsets.UTF_8));
            if (length <= blank - at + 1L || at + length > records.length) {
                throw new Refused("it is damaged: an extended header does not fit");
            }
            String record = new String(records, blank + 1, (int) (at + length - blank - 2), StandardCharsets.UTF_8);
            int equals = record.indexOf('=');
            if (equals > 0) {
                next.put(record.substring(0, equals), record.substring(equals + 1));
            }
            at += (int) length;
        }
    }

    private void skip(long size) throws IOException {
        in.skipNBytes(size);
        skipPadding(size);
    }

    private void skipPadding(long size) throws IOException {
        long over = size % BLOCK;
        if (over != 0) {
            in.skipNBytes(BLOCK - over);
        }
    }

    /** The content of one entry. */
    private static final class Bounded extends InputStream {
        private final InputStream in;
        private long left;

        Bounded(InputStream in, long size) {
            this.in = in;
            this.left = size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int read = in.read(buffer, offset, (int) Math.min(length, left));
            if (read < 0) {
                throw new EOFException("it ends in the middle");
            }
            left -= read;
            return read;
        }

        void end() throws IOException {
            in.skipNBytes(left);
            left = 0;
        }
    }
}
