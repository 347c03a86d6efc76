package io.rackform.gitops.module;

import io.rackform.engine.config.SourceTree.Commit;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The files of one package, wherever they are kept. */
interface PackageFiles {
    /**
     * The content of a file, or the target of a link. It can be another than the wanted one, where something is damaged.
     *
     * @param sha256 that it should have
     */
    byte[] read(String path, String sha256) throws IOException;

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
