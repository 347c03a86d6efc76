/**
 * A simulated baseboard management controller: a Redfish service (DSP0266) in front of one server that boots, keeps
 * BIOS settings and forgets its boot override as real ones do.
 *
 * <p>Start at {@link io.rackform.lab.bmc.LabBmc}: it listens, plays faults and logs. A request goes to
 * {@code RedfishService} (log-in, entity tags, methods, errors), from there by its path through {@code ServiceTree} to a
 * document ({@code ServiceDocuments}, {@code SystemDocuments}, {@code BiosDocuments}) or to an operation
 * ({@code SystemOperations}, {@code BiosOperations}). What the server itself does lives in {@code Machine} and
 * {@code Bios}; its time in {@code Agenda}, which is only looked at when a request comes, so that a test can supply its
 * own clock.
 *
 * <p>Everything below {@code LabBmc} runs under its one lock and is not safe for threads by itself.
 *
 * <p>Not here: firmware update, virtual media, storage, accounts, events.
 */
@NullMarked
package io.rackform.lab.bmc;

import org.jspecify.annotations.NullMarked;
