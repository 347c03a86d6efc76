/**
 * Inputs that nobody would write, for everything that reads: no input makes it hang, overflow the stack or throw. Start at
 * {@link io.rackform.cli.fuzz.InputFuzzTest}.
 */
@NullMarked
package io.rackform.cli.fuzz;

import org.jspecify.annotations.NullMarked;
