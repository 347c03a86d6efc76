/**
 * Functions of texts: their parts, letters, ends and patterns. Start at {@link io.rackform.hcl.function.text.StringFunctions}. Not here:
 * putting values into texts, which is {@code format}.
 */
@NullMarked
package io.rackform.hcl.function.text;

import org.jspecify.annotations.NullMarked;
