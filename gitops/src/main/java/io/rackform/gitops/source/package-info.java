/**
 * Where configurations come from: working folders, and commits that are read from a bare copy of a Git repository
 * without ever being checked out.
 *
 * <pre>
 * text --SourceUrl.parse--> SourceUrl --GitFetcher.fetch--> FetchResult(CommitTree) --origin--> ModuleOrigin
 * path --FolderTree.origin--> ModuleOrigin
 * </pre>
 *
 * <p>Start at {@link io.rackform.gitops.source.GitFetcher}, or at {@link io.rackform.gitops.source.FolderTree} for a
 * folder.
 * Whatever goes wrong on the way to a commit is a result with a diagnostic, and never an empty tree. A file that is
 * there but cannot be given (a link that leads out, a size beyond the limit) throws: were it left out quietly, the
 * objects that it describes would be planned for deletion. Not here: what a configuration means, when it is fetched,
 * and which commit a module's source stands for ({@code module}).
 */
@NullMarked
package io.rackform.gitops.source;

import org.jspecify.annotations.NullMarked;
