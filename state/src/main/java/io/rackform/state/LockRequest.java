package io.rackform.state;

import java.time.Duration;

/**
 * Asks for the right to change the state.
 *
 * @param who as others shall read it: a user's name, a service's name
 * @param reason the command
 * @param patience how long to wait for another holder at most; zero to be refused at once
 */
public record LockRequest(String who, String reason, Duration patience) {}
