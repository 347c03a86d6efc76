package io.rackform.gitops.module;

import io.rackform.gitops.source.SourceUrl;
import io.rackform.model.diagnostic.Diagnostic;
import java.net.URI;
import java.util.Optional;

/** Where a module that is not a local path comes from. */
public sealed interface ModuleSource {
    /** The package as written, without the folder in it and without a password: its name in the lock file. */
    String label();

    /** What is asked, without a password. */
    String address();

    /** Of the module in its package, empty for its top. */
    String folder();

    /** A commit of a repository. */
    record Git(SourceUrl url, String label) implements ModuleSource {
        @Override
        public String address() {
            return url.display();
        }

        @Override
        public String folder() {
            return url.folder();
        }
    }

    /**
     * A file that holds a tree of files.
     *
     * @param uri may hold a password
     * @param checksum that the file itself must have
     */
    record Archive(URI uri, ArchiveKind kind, Optional<Checksum> checksum, String folder, String label)
            implements ModuleSource {
        @Override
        public String address() {
            return SourceUrl.display(uri.toString());
        }
    }

    /** What became of reading a source. */
    sealed interface Parsed {
        record Valid(ModuleSource source) implements Parsed {}

        record Invalid(Diagnostic why) implements Parsed {}
    }

    /** Reads the source of a module call that is not a local path. */
    static Parsed parse(String text) {
        return ModuleSourceParser.parse(text);
    }
}
