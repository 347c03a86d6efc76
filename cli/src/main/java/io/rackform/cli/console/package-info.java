/**
 * Reads expressions, evaluates them and prints what comes out: {@code rackform console}.
 *
 * <p>Start at {@link io.rackform.cli.console.ConsoleSession}. Lines come from a pipe, from a plain prompt or from {@link
 * io.rackform.cli.console.LineEditor}, the only class that knows the library for line editing. Not here: how an expression is
 * evaluated.
 */
@NullMarked
package io.rackform.cli.console;

import org.jspecify.annotations.NullMarked;
