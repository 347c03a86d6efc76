package io.rackform.redfish.session;

import java.time.Duration;

/**
 * How long to wait for a BMC and its server.
 *
 * @param request for one answer, its last byte included
 * @param reconnect for a BMC that went away in the middle of a change
 * @param graceful for an operating system that was asked to shut down
 * @param boot from a reset until the firmware is through
 */
public record Patience(Duration request, Duration reconnect, Duration graceful, Duration boot) {}
