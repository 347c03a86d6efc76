package io.rackform.lab;

import java.nio.file.Path;

/** A site file that cannot be used: says where and why. */
public final class SiteFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;

    /** @param line 1 for the first; 0 where the file as a whole is meant */
    SiteFileException(Path file, int line, String problem) {
        super(file.getFileName() + (line > 0 ? ":" + line : "") + ": " + problem);
        this.line = line;
    }

    public int line() {
        return line;
    }
}
