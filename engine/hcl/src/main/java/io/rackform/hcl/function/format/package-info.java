/**
 * {@code format} and {@code formatlist}: values in texts, by verbs. Start at {@link io.rackform.hcl.function.format.FormatFunctions};
 * {@code Formatter} knows the verbs. Not here: templates, which are syntax.
 */
@NullMarked
package io.rackform.hcl.function.format;

import org.jspecify.annotations.NullMarked;
