package io.rackform.gitops.source;

import java.io.IOException;

/** How much a source may hold: configuration files and templates are small, and what is beyond this is not one. */
final class SourceLimits {
    /** Bytes. */
    static final int LARGEST_FILE = 64 << 20;

    /** Files below one folder. */
    private static final int MOST_FILES = 200_000;

    private SourceLimits() {}

    static void checkSize(long bytes) throws IOException {
        if (bytes > LARGEST_FILE) {
            throw new IOException("it is larger than " + (LARGEST_FILE >> 20)
                    + " MiB, and a configuration's files are not that large. Move it out of the source");
        }
    }

    static void checkCount(int files, String folder) throws IOException {
        if (files > MOST_FILES) {
            throw new IOException("there are more than " + MOST_FILES + " files below " + folder
                    + ". Name a folder closer to the wanted files");
        }
    }
}
