package io.rackform.state.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/** Appends to the log of a run. For one thread, and one that is never interrupted: an interrupt would close the file. */
public final class LogWriter implements AutoCloseable {
    private final FileChannel file;
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private long lines;
    private long synced;

    private LogWriter(FileChannel file) {
        this.file = file;
    }

    /** Makes the log of a new run, durably; under its name only when its first line is whole. */
    public static LogWriter create(Path path, RunLog.Begin begin) throws IOException {
        Path unfinished = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        FileChannel file = FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        boolean ready = false;
        try {
            LogWriter writer = new LogWriter(file);
            writer.append(LogLine.write(begin));
            writer.sync();
            Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
            DurableFiles.syncFolder(path);
            ready = true;
            return writer;
        } finally {
            if (!ready) {
                file.close();
            }
        }
    }

    /** Not durable until {@link #sync}. */
    public void append(LogRecord record) {
        append(LogLine.write(record));
    }

    /** Not durable until {@link #sync}. */
    public void append(RunLog.End end) {
        append(LogLine.write(end));
    }

    private void append(String payload) {
        String rest = lines + " " + synced + " " + payload;
        byte[] bytes = rest.getBytes(StandardCharsets.UTF_8);
        waiting.writeBytes((checksum(bytes) + " ").getBytes(StandardCharsets.US_ASCII));
        waiting.writeBytes(bytes);
        waiting.write('\n');
        lines++;
    }

    /** Writes all that was appended, and returns when it is on the disk. */
    public void sync() throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(waiting.toByteArray());
        waiting.reset();
        while (bytes.hasRemaining()) {
            int written = file.write(bytes);
            if (written <= 0) {
                throw new IOException("the log of the run takes no more bytes");
            }
        }
        file.force(false);
        synced = lines;
    }

    static String checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
