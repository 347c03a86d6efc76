/**
 * What Rackform remembers between runs, as types: recorded objects, outputs, intents, runs, and who holds the lock.
 *
 * <p>Start at {@link io.rackform.state.StateStore} (read, lock, begin a run) and {@link
 * io.rackform.state.RunJournal} (intend, record, finish). The order that keeps a crash harmless:
 *
 * <pre>
 * lock -> snapshot -> begin -> ( intend -> [device] -> record )* -> finish -> close
 * </pre>
 *
 * <p>The database is in {@code h2}, the lock in {@code lock}, the sealing of secrets in {@code secret}; nothing here does
 * input or output. What an object's attributes mean is the providers' business, and what to do about an intent that
 * is in doubt is the engine's.
 */
@NullMarked
package io.rackform.state;

import org.jspecify.annotations.NullMarked;
