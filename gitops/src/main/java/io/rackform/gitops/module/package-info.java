/**
 * Modules that come from elsewhere: what a module's source means, the lock file that says which commit and which content it
 * stands for, and the files themselves.
 *
 * <pre>
 * text --ModuleSource.parse--> ModuleSource --LockedModules.find (+ LockFile)--> VerifiedTree --> ModuleOrigin
 *                                                        |
 *                                                        +--> LockFile'
 * </pre>
 *
 * <p>Start at {@link io.rackform.gitops.module.LockedModules}. What is read was compared with the lock file, file by file, as it
 * is read. Not here: how a repository is fetched ({@code source}) and how a server is reached ({@code access}).
 */
@NullMarked
package io.rackform.gitops.module;

import org.jspecify.annotations.NullMarked;
