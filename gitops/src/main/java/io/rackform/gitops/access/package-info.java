/**
 * How a Git or web server is reached and logged in to, with what the user has set up for Git and SSH already: keys, the agent,
 * {@code ~/.ssh/config} and {@code known_hosts}; {@code netrc}; credential helpers, {@code insteadOf}, proxies and authorities
 * of Git's settings.
 *
 * <p>Start at {@link io.rackform.gitops.access.GitAccess}. Nothing is read before it is needed, nothing is written, and nobody
 * is asked: where no login is found, the server's refusal is the answer. A login is given to the host it belongs to only. Not
 * here: what is fetched, and what a failure is called.
 */
@NullMarked
package io.rackform.gitops.access;

import org.jspecify.annotations.NullMarked;
