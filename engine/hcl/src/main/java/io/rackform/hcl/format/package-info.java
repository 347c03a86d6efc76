/**
 * The canonical layout of configuration files.
 *
 * <p>Start at {@link io.rackform.hcl.format.SourceFormatter}. The way of a file: its tokens, comments among them, come from
 * {@code io.rackform.hcl.syntax}; {@code Rewriting} puts the few outdated ways to write something into today's and hands
 * on {@code Pieces}; {@code Lines} cuts these into lines and cells; {@code Layout} says how many blanks stand before each
 * piece. Nothing but blanks between pieces changes after the rewriting. Not here: files, which the caller reads and writes.
 */
@NullMarked
package io.rackform.hcl.format;

import org.jspecify.annotations.NullMarked;
