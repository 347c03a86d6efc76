/**
 * Functions of numbers, of types and of marks. Start at {@link io.rackform.hcl.function.value.NumberFunctions} and {@link
 * io.rackform.hcl.function.value.TypeFunctions}. Not here: the rules of conversion, which are in {@code io.rackform.hcl.value}.
 */
@NullMarked
package io.rackform.hcl.function.value;

import org.jspecify.annotations.NullMarked;
