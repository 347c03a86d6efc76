/**
 * Simulated devices that speak the real protocols: BMCs (Redfish), switches (NETCONF over SSH) and a Kubernetes API.
 *
 * <p>Start at {@link io.rackform.lab.LabSite}: it reads a site file, starts every device of it on loopback and stops
 * them again. Each kind of device lives in its own package and implements {@link io.rackform.lab.LabDevice}. The lab
 * shares no code with the providers, so that a provider's mistake cannot hide in its own simulator.
 *
 * <p>{@link io.rackform.lab.SiteFile} says what a site file looks like; the options of a device are on the page of its
 * kind's package. {@link io.rackform.lab.LabProcess} runs a site as a process of its own. What every kind needs is here
 * too: {@link io.rackform.lab.LabOptions}, {@link io.rackform.lab.LabCertificates}, {@link
 * io.rackform.lab.FaultScript}, {@link io.rackform.lab.LoopbackServer}.
 *
 * <p>Not here: anything of the engine; a client of any protocol; the kinds themselves, which are found by {@link
 * java.util.ServiceLoader} through the package {@code kind}.
 */
@NullMarked
package io.rackform.lab;

import org.jspecify.annotations.NullMarked;
