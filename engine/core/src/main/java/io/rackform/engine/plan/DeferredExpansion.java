package io.rackform.engine.plan;

import io.rackform.model.address.Address;

/**
 * A block whose instances are known only after apply, or an instance that needs something of such a block: planned in the
 * next round.
 *
 * @param address of the resource, the module or the instance
 */
public record DeferredExpansion(Address address) {}
