/**
 * What the cluster has: the kinds it serves and the objects of them, with every change in order.
 *
 * <p>Start at {@link io.rackform.lab.cluster.store.ObjectStore}: one lock, one counter of versions, one bounded log of
 * events that watches follow. {@link io.rackform.lab.cluster.store.KindTable} has the built-in kinds and those that
 * custom resource definitions add. A request that cannot be served ends in an {@link
 * io.rackform.lab.cluster.store.ApiProblem}, which is the {@code Status} that the client gets.
 *
 * <p>Not here: what a valid object is, who may change what, HTTP.
 */
@NullMarked
package io.rackform.lab.cluster.store;

import org.jspecify.annotations.NullMarked;
