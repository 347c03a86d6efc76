/**
 * What a function of the language is. Start at {@link io.rackform.hcl.function.Function} and at {@link
 * io.rackform.hcl.function.Invocation}, which treats null, unknown and marked arguments the same way for all of them. A
 * function says what it accepts and computes; it never sees what it did not ask for. Whatever it needs of the world comes
 * through {@link io.rackform.hcl.function.FunctionContext}.
 *
 * <p>The functions themselves are in the packages below, by theme, and {@code catalog} finds them by name. Not here: {@code
 * try}, {@code can} and the template functions, which need expressions and so belong to {@code io.rackform.hcl.eval}.
 */
@NullMarked
package io.rackform.hcl.function;

import org.jspecify.annotations.NullMarked;
