package io.rackform.gitops.source;

import java.time.Duration;

/**
 * How long and how large a fetch may be.
 *
 * @param silence how long the other side may say nothing
 * @param longest for the whole fetch
 * @param mostBytes that one fetch may bring
 */
record FetchBounds(Duration silence, Duration longest, long mostBytes) {
    static final FetchBounds USUAL = new FetchBounds(Duration.ofSeconds(30), Duration.ofMinutes(10), 2L << 30);
}
