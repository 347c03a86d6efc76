/**
 * What a command works on: the folder, its configuration, the values of its variables, its state and the providers.
 *
 * <pre>
 * Surroundings + StackRequest --OpenStack.open--> OpenStack(configuration, stack, store, lock)
 * </pre>
 *
 * <p>Start at {@link io.rackform.cli.workplace.OpenStack}. Not here: what is done with it and how it is shown.
 */
@NullMarked
package io.rackform.cli.workplace;

import org.jspecify.annotations.NullMarked;
