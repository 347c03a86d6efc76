package io.rackform.gitops.module;

import java.io.IOException;

/**
 * How much an archive may hold: modules are small, and what is beyond this is not one.
 *
 * @param packed bytes of the file
 * @param unpacked bytes of all files in it
 * @param entries files, folders and links
 */
record ArchiveLimits(long packed, long unpacked, int entries) {
    static final ArchiveLimits USUAL = new ArchiveLimits(256L << 20, 512L << 20, 50_000);

    /** What is said of an archive that cannot be taken. */
    static final class Refused extends IOException {
        Refused(String reason) {
            super(reason);
        }
    }

    void checkEntries(int count) throws IOException {
        if (count > entries) {
            throw new Refused("it has more than " + entries + " entries");
        }
    }

    void checkUnpacked(long bytes) throws IOException {
        if (bytes > unpacked) {
            throw new Refused("its files have more than " + (unpacked >> 20) + " MiB");
        }
    }
}
