/**
 * The names of things: modules, resources, their instances, provider instances, and paths into an object. Start at
 * {@link io.rackform.model.address.Address}. {@link io.rackform.model.address.AddressParser} reads the printed form.
 */
@NullMarked
package io.rackform.model.address;

import org.jspecify.annotations.NullMarked;
