package io.rackform.engine.config;

import io.rackform.model.address.Address;
import io.rackform.model.diagnostic.SourceRange;

/**
 * {@code moved {}}: what is recorded under one address belongs to another from now on. Both are addresses of modules, or both
 * of resources or instances, as seen from the module that the block stands in.
 */
public record MovedBlock(Address from, Address to, SourceRange fromRange, SourceRange toRange, SourceRange range) {}
