/**
 * The resource types and the data source: their schemas, their pure planning rules, and how a server's documents become
 * their objects.
 *
 * <p>For each type there are {@code XType} (schema, validation, plan) and {@code XObject} (from documents to the object, and
 * the evidence that planning needs). Start at {@link io.rackform.redfish.resource.BiosType}. Values that a device gives in
 * another form but with the same meaning come back as they are recorded: {@code 03} and {@code 3}, an override for once that
 * was used up, a setting that waits for a server which is off.
 *
 * <p>Not here: sending anything, which is the unit's.
 */
@NullMarked
package io.rackform.redfish.resource;

import org.jspecify.annotations.NullMarked;
