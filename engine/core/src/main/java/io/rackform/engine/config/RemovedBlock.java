package io.rackform.engine.config;

import io.rackform.model.address.Address;
import io.rackform.model.diagnostic.SourceRange;

/**
 * {@code removed {}}: a resource or a module is not declared any more, with what becomes of its objects.
 *
 * @param from a resource or a call without instance keys, as seen from the module that the block stands in
 * @param destroys false where the objects stay as they are and are only forgotten
 */
public record RemovedBlock(Address from, boolean destroys, SourceRange range) {}
