/**
 * The API's answers: from a request without its transport to a status, a body and warnings.
 *
 * <p>Start at {@link io.rackform.lab.cluster.api.Router}, which finds out what a path means. Reads are in {@link
 * io.rackform.lab.cluster.api.Reads} and {@link io.rackform.lab.cluster.api.WatchStream}, writes in {@link
 * io.rackform.lab.cluster.api.Writes} and {@link io.rackform.lab.cluster.api.Deletion}; every write ends in {@link
 * io.rackform.lab.cluster.api.Commit}, the one place that turns a wanted object into a kept one.
 *
 * <p>Not here: sockets, tokens, the traffic log and faults (the parent package), controllers.
 */
@NullMarked
package io.rackform.lab.cluster.api;

import org.jspecify.annotations.NullMarked;
