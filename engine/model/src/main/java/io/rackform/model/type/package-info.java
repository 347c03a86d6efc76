/** Types of configuration values. Start at {@link io.rackform.model.type.Type}. Conversion between types is the language's. */
@NullMarked
package io.rackform.model.type;

import org.jspecify.annotations.NullMarked;
