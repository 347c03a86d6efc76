/** Snapshots, the journal of intents and results, and the lock. */
@NullMarked
package io.rackform.state;

import org.jspecify.annotations.NullMarked;
