/**
 * Simulated devices that speak the real protocols: BMCs (Redfish), switches (NETCONF over SSH) and a Kubernetes API.
 *
 * <p>Start at {@link io.rackform.lab.LabSite}: it reads a site file, starts every device of it on loopback and stops
 * them again. Each kind of device lives in its own package and implements {@link io.rackform.lab.LabDevice}. The lab
 * shares no code with the providers, so that a provider's mistake cannot hide in its own simulator.
 *
 * <p>Not here: anything of the engine; a client of any protocol.
 */
@NullMarked
package io.rackform.lab;

import org.jspecify.annotations.NullMarked;
