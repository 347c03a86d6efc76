package io.rackform.gitops.module;

/**
 * An entry of the lock file.
 *
 * @param label the package as the configuration writes it, without a folder
 * @param url what was asked
 * @param commit empty for an archive
 * @param hash of all files of the package, see {@link TreeManifest}
 */
public record LockedModule(String label, String url, String commit, String hash) {}
