/**
 * Carries out all changes of one server together: what can be armed is armed, what can be staged is staged, then there is
 * one reset for all of it, and a look at what came of it.
 *
 * <pre>
 * ChangeUnit + Snapshot -> UnitPlan                            pure
 * UnitPlan -> boot override, BIOS settings, reset, proof       each may end it with a DeviceFault
 * Snapshot -> ApplyOutcome for each address
 * </pre>
 *
 * <p>The order is chosen so that a refusal leaves the server as it was: the boot override first, since it can be taken back;
 * then the settings, all or none; the reset last. Start at {@link io.rackform.redfish.unit.ServerUnit}.
 *
 * <p>Not here: how requests travel ({@code session}), what objects look like ({@code resource}).
 */
@NullMarked
package io.rackform.redfish.unit;

import org.jspecify.annotations.NullMarked;
