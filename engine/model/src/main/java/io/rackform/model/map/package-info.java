/** Maps that are made once and read often. */
@NullMarked
package io.rackform.model.map;

import org.jspecify.annotations.NullMarked;
