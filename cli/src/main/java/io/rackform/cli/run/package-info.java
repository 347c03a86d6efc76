/**
 * The ways of the commands that plan and apply, without how they are shown.
 *
 * <p>Start at {@link io.rackform.cli.run.ApplyRounds}. {@link io.rackform.cli.run.RunReport} is what they tell; there is one
 * for people here and one for machines in json. Not here: options, and anything printed.
 */
@NullMarked
package io.rackform.cli.run;

import org.jspecify.annotations.NullMarked;
