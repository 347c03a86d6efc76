package io.rackform.gitops.module;

import io.rackform.model.diagnostic.Diagnostic;
import java.util.List;

/** What is said where a module is not as the lock file has it. */
final class LockFaults {
    private LockFaults() {}

    static Diagnostic notInstalled(ModuleSource source) {
        return Diagnostic.error(
                "Module not installed",
                "The lock file " + LockFile.NAME + " has no entry for \"" + source.label()
                        + "\", so nobody can tell which commit or content is meant. Run \"rackform init\" and commit the"
                        + " file that it writes.");
    }

    static Diagnostic notCached(ModuleSource source) {
        return Diagnostic.error(
                "Module not in the cache",
                "What \"" + source.label()
                        + "\" stands for was not fetched before on this machine, or its copy is damaged, and the network is"
                        + " not to be used. Run the command once without -offline.");
    }

    static Diagnostic changed(ModuleSource source, LockedModule locked, Fetched.Here now) {
        boolean archive = locked.commit().isEmpty();
        String what = archive
                ? "The archive was replaced by another since it was locked. Ask its owner. If the new one is right, take it"
                        + " with \"rackform init -upgrade\", and look at what changed."
                : "The commit " + locked.commit()
                        + " cannot have another content than it had, so the hash in the lock file"
                        + " was changed by hand or in a merge. If you trust the repository, remove the entry from "
                        + LockFile.NAME + " and run \"rackform init\".";
        return Diagnostic.error(
                "Module's content changed",
                "The content of \"" + source.label() + "\" has the hash "
                        + now.manifest().hash() + " now, and the lock file says " + locked.hash() + ". " + what);
    }

    static Diagnostic fromEarlierFetch(ModuleSource source, Fetched.Here here, Diagnostic why) {
        return Diagnostic.warning(
                "Module from an earlier fetch",
                "The module source " + source.label() + " could not be fetched now, and "
                        + here.files().describe() + " from an earlier fetch is used in its place. " + why.summary()
                        + ": " + why.detail());
    }

    static Diagnostic withoutLock(List<LockedModule> modules) {
        List<String> used = modules.stream()
                .map(one -> "\"" + one.label() + "\" is "
                        + (one.commit().isEmpty() ? one.hash() : "the commit " + one.commit()))
                .toList();
        return Diagnostic.warning(
                "Modules without a lock file",
                "The commit has no file " + LockFile.NAME
                        + " beside its configuration, so its modules are what their sources stand for now, and may be others"
                        + " the next time: " + String.join("; ", used)
                        + ". Run \"rackform init\" in the repository and commit the file that it writes.");
    }
}
