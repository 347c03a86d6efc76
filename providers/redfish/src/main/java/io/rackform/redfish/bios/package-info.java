/**
 * BIOS attributes: what the server's attribute registry says of them, and what is wrong with values that are wanted.
 * Pure; used while planning and while applying.
 *
 * <pre>
 * BiosRegistry  = BiosAttribute(kind, bounds, read-only)* Dependency*
 * Dependency    = where all Term hold, a property of the target attribute has a value
 * BiosState     = BiosRegistry, active values, staged values          what one reading saw
 * AttributeCheck(BiosState, wanted) -> Finding*
 * </pre>
 *
 * <p>Start at {@link io.rackform.redfish.bios.BiosRegistry}. Values are texts here, as in configurations; {@link
 * io.rackform.redfish.bios.AttributeKind} knows when two texts mean the same and which JSON value to send. Not here:
 * reading and sending.
 */
@NullMarked
package io.rackform.redfish.bios;

import org.jspecify.annotations.NullMarked;
