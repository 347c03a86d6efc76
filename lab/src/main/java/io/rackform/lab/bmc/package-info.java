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
 * <p>In a site file a device of kind {@code bmc} has these options, all of them optional:
 *
 * <ul>
 *   <li>who it is: {@code serial model manufacturer sku uuid macs} (a list) {@code memory_gib processors rack unit
 *       system_id bios} (a map of attributes that differ from the factory's);
 *   <li>how to get in: {@code port} (0: any free one), {@code tls} (true), {@code username} (root), {@code password}
 *       (calvin), {@code session_limit} (16);
 *   <li>how long things take: {@code boot_time} (300ms), {@code shutdown_time}, {@code task_time}, {@code
 *       bmc_restart_time};
 *   <li>which habit of real controllers it has: {@code tasks} (false, true, until_reset), {@code retry_after} (seconds),
 *       {@code require_if_match}, {@code refuse_during_post}, {@code refuse_chunked}, {@code ignore_graceful}, {@code
 *       action_info}, {@code settings_name}, {@code refuse_at_reset} (a list of attributes), {@code power} (on, off).
 * </ul>
 *
 * <p>Everything below {@code LabBmc} runs under its one lock and is not safe for threads by itself.
 *
 * <p>Not here: firmware update, virtual media, storage, accounts, events.
 */
@NullMarked
package io.rackform.lab.bmc;

import org.jspecify.annotations.NullMarked;
