/**
 * The provider for switches and routers over NETCONF (RFC 6241): one configured provider is one device, and all changes
 * of a plan to it travel as one transaction.
 *
 * <pre>
 * NetconfProvider   DeviceSettings &lt;- provider block        NetconfDevice = the session of one device
 * ConfigType        netconf_config: schema and pure planning
 * ConfigObject      its attributes as Java values            Reading: evidence of a read
 * UnitWork          the edits of a unit as the work of one transaction, and what became of each
 * transport - protocol - subtree - transaction                from bytes to the proven change
 * </pre>
 *
 * <p>Start at {@link io.rackform.netconf.NetconfProvider} and {@link io.rackform.netconf.ConfigType}. Not here: YANG as
 * types; the payload is XML as the device knows it.
 */
@NullMarked
package io.rackform.netconf;

import org.jspecify.annotations.NullMarked;
