/**
 * Gives files and folders the canonical layout. Start at {@link io.rackform.cli.format.FormatRun}. What the layout is belongs
 * to {@code io.rackform.hcl.format}; here is which files there are and how they are written back.
 */
@NullMarked
package io.rackform.cli.format;

import org.jspecify.annotations.NullMarked;
