/**
 * Where configurations come from: working folders and commits. Start at {@link io.rackform.gitops.source.FolderTree}. Not
 * here: what a configuration means.
 */
@NullMarked
package io.rackform.gitops.source;

import org.jspecify.annotations.NullMarked;
