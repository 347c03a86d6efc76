/**
 * Runs the stored graph and nothing else: each operation when what it waits for is done, each unit within the limit of
 * its device, every result recorded before what depends on it starts.
 *
 * <pre>
 * ExecutionGraph --GraphRunner--> ApplyEvent* + ApplyResult
 * unit: promise kept? -> intents durable -> device -> outcome -> (in doubt: read again) -> record durable
 * </pre>
 *
 * <p>Start at {@link io.rackform.engine.apply.Applier}. State is written in {@link io.rackform.engine.apply.Recorder}.
 * Not here: what should be done (plan) and in which order (execution).
 */
@NullMarked
package io.rackform.engine.apply;

import org.jspecify.annotations.NullMarked;
