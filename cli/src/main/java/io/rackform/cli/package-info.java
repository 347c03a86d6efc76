/**
 * The command line, which wires everything together. Start at {@link io.rackform.cli.Main}.
 *
 * <pre>
 * Main -> command -> workplace (what to work on)
 *                 -> run -> progress, view          (for people)
 *                    json                           (for machines)
 *                 -> console                        (expressions, one by one)
 *                 -> demo                           (the whole way on simulated devices)
 * </pre>
 *
 * <p>Not here: what any command does to a device; that is the engine's and the providers'.
 */
@NullMarked
package io.rackform.cli;

import org.jspecify.annotations.NullMarked;
