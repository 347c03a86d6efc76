package io.rackform.gitops.module;

import java.util.Optional;

/** Where the packages of one kind of source come from. */
interface Packages<S extends ModuleSource> {
    /** What is locked, if it is here and as the lock file says; nobody is asked. What is damaged is removed. */
    Optional<Fetched.Here> cached(S source, LockedModule locked);

    /** What is locked, from where it is kept. Its content may be another. */
    Fetched locked(S source, LockedModule locked);

    /** What the source stands for now. */
    Fetched newest(S source);

    /** What the source stood for when it was last fetched. */
    Optional<Fetched.Here> lastKnown(S source);
}
