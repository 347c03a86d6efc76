package io.rackform.gitops.module;

import io.rackform.engine.config.SourceTree.Commit;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The files of one package, wherever they are kept. */
interface PackageFiles {
    /** Reads everything. */
    TreeManifest manifest() throws IOException;

    /** The content of a file, or the target of a link. */
    byte[] read(String path) throws IOException;

    /** What messages call it. */
    String describe();

    /** What stands before file names in messages. */
    String label();

    /** Null where it is no commit. */
    @Nullable
    Commit commit();

    /** The same files, fetched anew because these are damaged. */
    PackageFiles repaired() throws IOException;
}
