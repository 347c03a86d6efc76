/**
 * Applies that are killed, and what is left then. Start at {@code KillTest}: it starts another JVM that applies and a lab in a third
 * one, kills the first, and looks. Not here: kills of the state alone, which are the state's own tests.
 */
@NullMarked
package io.rackform.cli.kill;

import org.jspecify.annotations.NullMarked;
