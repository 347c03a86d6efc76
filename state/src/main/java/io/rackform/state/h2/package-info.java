/**
 * A state kept in a folder, in an embedded H2 database. Start at {@link io.rackform.state.h2.StateStores}.
 *
 * <pre>
 * journal.mv.db           the database, see {@link io.rackform.state.h2.Schema}
 * journal.previous.mv.db  its copy from before the last run: for readers while a run writes, and to go back to
 * journal.mark            how far it had come when a run last closed it
 * key                     seals sensitive values; only where there are some
 * lock                    see {@link io.rackform.state.lock}
 * </pre>
 *
 * <p>Readers open the database read-only, load it whole and close it again, so that they never stand in a run's way. A run
 * keeps it open. {@link io.rackform.state.h2.CommitLoop} makes entries durable, many callers in one commit. Nothing listens
 * on the network, and no server mode of H2 is used.
 */
@NullMarked
package io.rackform.state.h2;

import org.jspecify.annotations.NullMarked;
