/**
 * Functions of time stamps. Start at {@link io.rackform.hcl.function.time.TimeFunctions}. Not here: the clock, which comes through
 * {@link io.rackform.hcl.function.FunctionContext}.
 */
@NullMarked
package io.rackform.hcl.function.time;

import org.jspecify.annotations.NullMarked;
