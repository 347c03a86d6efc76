/**
 * The right to change a state: an operating system's lock on a file, which also says who holds it. Start at {@link
 * io.rackform.state.lock.StateLock}. The database's own lock, which only guards its file, is not here.
 */
@NullMarked
package io.rackform.state.lock;

import org.jspecify.annotations.NullMarked;
