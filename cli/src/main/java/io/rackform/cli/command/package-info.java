/**
 * The commands and their options.
 *
 * <pre>
 * arguments --CommandTree.parse--> one command object --call--> exit code: 0 done, 1 failed, 2 changes (-detailed-exitcode)
 * </pre>
 *
 * <p>Start at {@link io.rackform.cli.command.CommandTree}. A command reads its options, opens what it works on and leaves
 * the rest to run, view and json.
 */
@NullMarked
package io.rackform.cli.command;

import org.jspecify.annotations.NullMarked;
