/**
 * A state kept in a folder. Start at {@link io.rackform.state.h2.StateStores}.
 *
 * <pre>
 * state.N.mv.db   an H2 database with the runs 1 to N, see {@link io.rackform.state.h2.Schema}; written once, then only read
 * state.N.format-F.mv.db   the last database of the older format F, kept for good
 * run.log         run N + 1, while it goes on or after a crash, see {@link io.rackform.state.log}
 * mark            the last N and its serial: an older database is not taken for the newest
 * key             seals sensitive values; only where there are some
 * lock            see {@link io.rackform.state.lock}
 * </pre>
 *
 * <p>What is recorded goes to the log, where a sync is cheap and a crash can only cost the last lines that nobody was told of.
 * When the run ends, a copy of the database takes the log in and gets the next name. So no crash ever finds a database half
 * written: killed while it wrote in place, H2 2.5.252 twice opened as an older version of itself, in fewer than 100 kills. Readers take the
 * newest database with the log on top, never wait, and stand in nobody's way. Nothing listens on the network, and no server mode
 * of H2 is used.
 */
@NullMarked
package io.rackform.state.h2;

import org.jspecify.annotations.NullMarked;
