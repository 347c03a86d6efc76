package io.rackform.engine.config;

/**
 * Where a module's files are.
 *
 * @param folder in the tree, empty for its top, without a slash at the end
 * @param label what stands before file names in messages: empty for the root module's tree
 */
public record ModuleOrigin(SourceTree tree, String folder, String label) {
    /** The path of a file of this module in its tree. */
    public String path(String file) {
        return folder.isEmpty() ? file : folder + "/" + file;
    }
}
