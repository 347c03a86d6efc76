/**
 * Configuration values. Start at {@link io.rackform.model.value.Value}, which has the grammar; {@link
 * io.rackform.model.value.Values} looks into elements. Operators, conversion and functions are the language's, not here.
 */
@NullMarked
package io.rackform.model.value;

import org.jspecify.annotations.NullMarked;
