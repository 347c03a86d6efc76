/**
 * A simulated switch: NETCONF (RFC 6241) in both framings (RFC 6242) over a real SSH server.
 *
 * <p>Start at {@link io.rackform.lab.netswitch.LabSwitch}. The way of a request: {@code SshEndpoint} (log-in, the
 * {@code netconf} subsystem) - {@code NetconfSession} (hello, framing, faults) - {@code Operations} (one method for
 * each protocol operation) - {@code Datastores} (running, candidate, locks, the confirmed commit). Configuration is an
 * immutable tree of {@code DataNode}s under the table of {@code SwitchSchema}; {@code EditReader} checks a payload
 * against that table, {@code Editor} applies it, {@code Validator} checks the whole.
 *
 * <pre>
 * interfaces/interface[name]  name description type enabled link-up-down-trap-enable   (ietf-interfaces)
 *                             access-vlan -> vlan/id, trunk-vlan* -> vlan/id, mtu      (urn:rackform:lab:switch)
 * vlans/vlan[id]              id name                                                 (urn:rackform:lab:vlans)
 * </pre>
 *
 * <p>Not here: a YANG compiler (the table is written by hand), XPath filters, notifications, a startup datastore.
 */
@NullMarked
package io.rackform.lab.netswitch;

import org.jspecify.annotations.NullMarked;
