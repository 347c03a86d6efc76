/**
 * Rackform from Git: {@code source} finds configurations and modules in folders and commits, {@code loop} keeps a stack as
 * its commit says. Not here: commands and output.
 */
@NullMarked
package io.rackform.gitops;

import org.jspecify.annotations.NullMarked;
