/** Servers over Redfish. */
@NullMarked
package io.rackform.redfish;

import org.jspecify.annotations.NullMarked;
