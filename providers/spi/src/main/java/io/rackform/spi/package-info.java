/** What a provider implements. */
@NullMarked
package io.rackform.spi;

import org.jspecify.annotations.NullMarked;
