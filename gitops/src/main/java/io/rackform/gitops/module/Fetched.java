package io.rackform.gitops.module;

import io.rackform.model.diagnostic.Diagnostic;
import java.util.List;

/** What became of fetching a package. */
sealed interface Fetched {
    /** @param commit empty for an archive */
    record Here(TreeManifest manifest, PackageFiles files, String commit, List<Diagnostic> warnings)
            implements Fetched {
        public Here {
            warnings = List.copyOf(warnings);
        }
    }

    record Failed(Diagnostic why) implements Fetched {}
}
