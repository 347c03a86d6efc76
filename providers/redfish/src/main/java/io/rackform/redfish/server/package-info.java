/**
 * Where a server's resources are on its BMC, and one consistent look at them.
 *
 * <p>Start at {@link io.rackform.redfish.server.ServerReader}: it follows the links from the service root once, and keeps
 * what does not change. {@link io.rackform.redfish.server.Snapshot} is what one batch of reads shares: each document is
 * fetched when it is first asked for, and once. Not here: what resource types make of it.
 */
@NullMarked
package io.rackform.redfish.server;

import org.jspecify.annotations.NullMarked;
