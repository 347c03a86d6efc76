package io.rackform.cli.workplace;

/** What a command does with the lock file. */
public sealed interface LockUse {
    /** Takes modules as it says. */
    record Keep() implements LockUse {}

    /** Writes what is missing into it, or everything anew. */
    record Write(boolean upgrade, boolean offline) implements LockUse {}

    /** Fetches what it says, and fails where it lacks something. */
    record Check(boolean offline) implements LockUse {}
}
