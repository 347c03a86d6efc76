/** Switches and routers over NETCONF. */
@NullMarked
package io.rackform.netconf;

import org.jspecify.annotations.NullMarked;
