/**
 * Functions of lists, maps and sets. Start at {@link io.rackform.hcl.function.collection.ListFunctions}. Not here: {@code for}
 * and splats, which are syntax.
 */
@NullMarked
package io.rackform.hcl.function.collection;

import org.jspecify.annotations.NullMarked;
