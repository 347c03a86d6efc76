package io.rackform.lab.cluster.api;

import io.rackform.lab.cluster.store.ResourceKind;

/**
 * What a path names.
 *
 * @param namespace empty for a kind without, or for all namespaces
 * @param name empty for the collection
 * @param subresource empty for the object itself
 */
record Target(ResourceKind kind, String namespace, String name, String subresource) {}
