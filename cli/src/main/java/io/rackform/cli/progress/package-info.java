/**
 * What moves while something runs: a live block on a terminal, plain lines in a pipe, and the first and second Ctrl-C.
 *
 * <p>Start at {@link io.rackform.cli.progress.Progress}. The only package of the command line with threads of its own.
 */
@NullMarked
package io.rackform.cli.progress;

import org.jspecify.annotations.NullMarked;
