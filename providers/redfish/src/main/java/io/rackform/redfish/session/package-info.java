/**
 * The conversation with one BMC: HTTP, TLS, login, retries, entity tags and tasks, so that the rest of the provider sees
 * documents and faults only.
 *
 * <pre>
 * BmcClient --get--> Fetched(document, entity tag) | DeviceFault
 * BmcClient --patch, post--> Written(status, body, location) | DeviceFault(effect unknown?)
 * TaskWatch --follow(Written)--> TaskEnd = Done | Failed | Waiting | Gone
 * </pre>
 *
 * <p>Start at {@link io.rackform.redfish.session.BmcClient}. {@code Wire} makes one exchange with bounds on time and size,
 * {@code Login} keeps the session of DSP0266 section "Security details", and opens others as {@link
 * io.rackform.redfish.session.GuestSession}. The generated client ({@code
 * io.rackform.redfish.client}) puts requests together and reads answers. All waiting, locks and threads of the provider
 * are in this package.
 *
 * <p>Not here: what the documents mean.
 */
@NullMarked
package io.rackform.redfish.session;

import org.jspecify.annotations.NullMarked;
