package io.rackform.engine.plan;

import io.rackform.model.address.Address;

/**
 * A block whose instances are known only after apply: planned in the next round.
 *
 * @param address of the resource or the module
 */
public record DeferredExpansion(Address address) {}
