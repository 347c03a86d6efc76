/**
 * The canonical JSON form of values and types: the same value gives the same bytes. Start at {@link
 * io.rackform.model.json.ValueJson}. The language's {@code jsonencode} is not here: that one loses types.
 */
@NullMarked
package io.rackform.model.json;

import org.jspecify.annotations.NullMarked;
