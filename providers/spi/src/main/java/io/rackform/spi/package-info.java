/**
 * What a provider implements. Signatures use the JDK and the model only.
 *
 * <pre>
 * Provider --connect(configuration)--> Connection = Connected(ProviderSession) | Refused(Finding+)
 * ResourceType.plan(PlanRequest) -> PlannedObject                pure: no I/O
 * ProviderSession.read(ReadRequest*)  -> ReadOutcome each        Found | NotFound | Unreachable
 * ProviderSession.apply(ChangeUnit)   -> ApplyOutcome each       Applied | Partial | Failed | Indeterminate
 * optional abilities of a session: DataReader, DryRunner, EphemeralOpener; of a type: SensitiveParts, NaturalKey; of a provider:
 *     EphemeralTypes
 * </pre>
 *
 * <p>Start at {@link io.rackform.spi.Provider}. A provider is found by {@link java.util.ServiceLoader}. One configured
 * instance of a provider is one device, and its session carries everything that is read from or written to it, over all
 * resource types. While planning, a device sees log-in, reads and announced dry runs, nothing else.
 *
 * <p>Not here: state, graphs, expressions. A provider sees plain values: marks are taken off before and put back after.
 */
@NullMarked
package io.rackform.spi;

import org.jspecify.annotations.NullMarked;
