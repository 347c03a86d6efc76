package io.rackform.netconf.transaction;

import io.rackform.spi.ApplyMonitor;
import java.time.Duration;

/**
 * How a transaction is to be carried out.
 *
 * @param lockWait how long to wait for locks that others hold
 * @param confirmTimeout after which the device undoes a commit that was not confirmed; whole seconds
 * @param persistId under which any session may confirm; the same when the same unit is tried again
 * @param discardCandidate whether proposals of others in the candidate may be thrown away
 */
public record Terms(
        Duration lockWait, Duration confirmTimeout, String persistId, boolean discardCandidate, ApplyMonitor monitor) {}
