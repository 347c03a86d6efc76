/**
 * A Kubernetes API on loopback, as far as manifests, their owners and their readiness go.
 *
 * <p>Start at {@link io.rackform.lab.cluster.LabCluster}. A request comes in at {@link
 * io.rackform.lab.cluster.ApiEndpoint} (token, log, faults), is answered in {@code api}, checked by {@code rules},
 * merged by {@code fields} and kept in {@code store}; {@code control} does what a cluster does by itself.
 *
 * <p>Options of a cluster in a site file, none of them required:
 *
 * <ul>
 *   <li>{@code port}: where it listens; 0 for any free port
 *   <li>{@code token}: the bearer token; a random one otherwise
 *   <li>{@code nodes}: names of the nodes; one named {@code node-1} otherwise
 *   <li>{@code ready_time}: from a workload's change until it is ready, {@code 50ms} otherwise
 * </ul>
 *
 * <p>Not here: nodes that run anything, pods behind workloads, authorization, webhooks, CEL rules, protobuf bodies.
 */
@NullMarked
package io.rackform.lab.cluster;

import org.jspecify.annotations.NullMarked;
