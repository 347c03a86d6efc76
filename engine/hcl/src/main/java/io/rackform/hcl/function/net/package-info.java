/**
 * Functions of IP networks. Start at {@link io.rackform.hcl.function.net.NetworkFunctions}; {@code Network} does the arithmetic.
 * Not here: anything that asks a network.
 */
@NullMarked
package io.rackform.hcl.function.net;

import org.jspecify.annotations.NullMarked;
