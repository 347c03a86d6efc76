/**
 * Where a command reads and writes: streams, colours, the width of the window, and text that cannot steer it.
 *
 * <p>Start at {@link io.rackform.cli.terminal.Terminal}. Not here: what is written.
 */
@NullMarked
package io.rackform.cli.terminal;

import org.jspecify.annotations.NullMarked;
