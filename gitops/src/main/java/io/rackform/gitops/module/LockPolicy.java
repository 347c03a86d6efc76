package io.rackform.gitops.module;

/**
 * What may become of a source.
 *
 * @param offline whether only what was fetched before is used
 */
public record LockPolicy(Mode mode, boolean offline) {
    /** What the lock file is to a command. */
    public enum Mode {
        /** Only what is locked; fetched where it is missing, and then the same for everybody. */
        LOCKED,
        /** There is no lock file, and none can be written: what the sources stand for now, and the user is told what that was. */
        NOW,
        /** What is not locked yet is added. */
        ADD,
        /** Everything as it is now. */
        UPGRADE
    }
}
